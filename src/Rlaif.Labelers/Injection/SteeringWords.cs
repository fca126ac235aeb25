using System.Buffers;

namespace Rlaif.Labelers.Injection;

/// <summary>Words of some fifteen languages by which texts try to steer a model.</summary>
/// <remarks>A blank at an end stands for the end of a word.</remarks>
internal static class SteeringWords
{
    /// <summary>Gets the verbs that set something aside.</summary>
    public static SearchValues<string> Dismissals { get; } = Values(
    [
        " ignore ", " disregard ", " forget ", " override ", " bypass ", " discard ", " overrule ", " do not follow ", " don t follow ", " stop following ", " pay no attention ",
        " ignorier", " vergiss ", " vergessen sie ", " missacht", " ignorez ", " ignorer ", " oublie ", " oubliez ", " ne tiens pas compte ", " ne tenez pas compte ",
        " ignora ", " ignorad ", " ignorar ", " olvida ", " olvide ", " caso omiso ", " esqueça ", " esqueca ", " esquece ", " desconsidere ", " dimentica", " trascura ",
        " negeer ", " vergeet ", " zignoruj ", " ignoruj ", " zapomnij ", " ignorera ", " glöm ",
        " игнорир", " проигнорир", " забудь", " не обращай внимания ", " ігнору", " проігнору",
        " yoksay", " görmezden ", " gormezden ", " unut ", " dikkate alma", "تجاهل", " انس ", "अनदेखा", "नज़रअंदाज़", "नजरअंदाज", "भूल जा",
        " bỏ qua ", " phớt lờ ", " abaikan ", " lupakan ",
        "忽略", "无视", "無視", "忘记", "忘記", "忘掉", "不要理会", "忘れて", "従わな", "무시", "잊어", "잊으",
    ]);

    /// <summary>Gets the nouns for what a model was told.</summary>
    public static SearchValues<string> Orders { get; } = Values(
    [
        " instruction", " prompt ", " prompts ", " directive", " guideline", " rules ", " directions ",
        " anweisung", " instruktion", " vorgaben ", " regeln ", " befehle", " consigne", " règles ", " regles ",
        " instruccion", " indicaciones ", " reglas ", " órdenes ", " ordenes ", " instruç", " instruc", " regras ", " istruzion", " regole ", " direttive ",
        " opdracht", " regels ", " aanwijzing", " instrukcj", " polece", " wytyczn",
        " инструкц", " указани", " правил", " команд", " інструкц", " вказівк",
        " talimat", " komut", " kural", "تعليمات", "الأوامر", "القواعد", "निर्देश", "आदेश", "नियम",
        " hướng dẫn ", " chỉ dẫn ", " instruksi ", " perintah ",
        "指令", "指示", "提示", "规则", "規則", "命令", "プロンプト", "ルール", "지시", "명령", "규칙", "프롬프트", "지침",
    ]);

    /// <summary>Gets the words that say which of them.</summary>
    public static SearchValues<string> Qualifiers { get; } = Values(
    [
        " previous ", " prior ", " above ", " earlier ", " preceding ", " all ", " any ", " your ", " foregoing ", " system ", " every ", " former ", " these ", " given ",
        " vorherig", " bisherig", " obig", " vorigen ", " alle ", " deine ", " vorangegangen", " früher", " précédent", " precedent", " antérieur", " toutes ", " tes ", " vos ", " ci dessus ",
        " anterior", " previas ", " previos ", " todas ", " todos ", " tus ", " suas ", " seus ", " tutte ", " tutti ", " tue ", " arriba ", " acima ",
        " vorige ", " eerdere ", " voorgaande ", " bovenstaande ", " poprzedni", " wszystkie ", " powyższ", " wcześniejsz", " tidigare ",
        " предыдущ", " прежн", " все ", " всё ", " свои ", " выше", " прошл", " попередн", " усі ", " всі ",
        " önceki ", " onceki ", " tüm ", " tum ", " yukarıdaki ", " bütün ", "السابق", "جميع", " كل ", "أعلاه", "पिछल", "सभी", "पूर्व", "ऊपर",
        " trước ", " tất cả ", " sebelumnya ", " semua ",
        "之前", "以上", "上面", "上述", "先前", "所有", "前面", "一切", "全部", "これまで", "以前", "上記", "すべて", "全て", "前の", "今まで", "이전", "위의", "모든", "앞의", "지금까지",
    ]);

    /// <summary>Gets what few say to anybody but a model.</summary>
    public static SearchValues<string> Phrases { get; } = Values(
    [
        " system prompt", " systemprompt", " system message ", " your prompt ", " initial prompt ", " developer mode ", " jailbreak mode ", " jailbreak prompt", " prompt injection", " do anything now ",
        " new instructions ", " hidden instruction", " secret instruction", " additional instructions ", " repeat your instructions ", " reveal your ", " from now on you are ",
        " from now on answer ", " from now on respond ", " you are now a ", " you are no longer ", " ignore the text ", " ignore the above ", " ignore everything above ",
        " ignore all previous ", " disregard the above ", " disregard everything ", " forget everything above ", " forget everything before ", " ignore everything before ",
        " ai model", " language model", " dear model ", " dear ai ", " attention ai ", " ai assistant ", " note to the model ", " note to ai ", " ai annotator ", " to the annotator ",
        " note to the classifier ", " to the classifier ", " note to the labeler ", " the labeling model ", " automated labeler ", " automatic classifier ",
        " classify this ", " classify the text ", " classify it as ", " classify as ", " label this ", " label it as ", " label the text ", " label this as ",
        " correct label ", " right label ", " true label ", " gold label ", " correct class ", " right class is ", " answer with the ", " answer with label ",
        " respond with the ", " respond only ", " respond with only ", " reply only ", " reply with only ", " answer only ", " output only ", " output the ", " always answer with ", " only answer with ",
        " your only answer ", " your answer must ", " your output must ", " must be classified ", " must be labeled ", " must be labelled ", " must be annotated ", " should be classified as ",
        " klassifiziere ", " antworte nur ", " antworte immer ", " antworte mit ", " die richtige klasse ", " réponds uniquement ", " réponds toujours ", " répondez uniquement ", " classe ce texte ",
        " responde solo ", " responde siempre ", " responde únicamente ", " clasifica este ", " clasifica esto ", " la etiqueta correcta ", " responda apenas ", " responda sempre ", " classifique este ",
        " rispondi solo ", " rispondi sempre ", " classifica questo ", " antwoord alleen ", " antwoord altijd ", " classificeer ", " odpowiedz tylko ", " odpowiadaj zawsze ", " sklasyfikuj ",
        " классифицируй", " отвечай только ", " отвечай всегда ", " системный промпт", " системн промпт", " ответь только ", " sadece şu ", " şöyle cevap ", " olarak sınıflandır", "موجه النظام", "أجب فقط", "केवल उत्तर",
        "系统提示", "系統提示", "系统指令", "请将此", "分类为", "分類為", "标签为", "正确的标签", "只回答", "只输出", "システムプロンプト", "と分類", "とだけ答え", "と答えて", "ラベルは", "시스템 프롬프트", "분류해", "라고만 답", "라고 답",
    ]);

    private static SearchValues<string> Values(string[] words) => SearchValues.Create(words, StringComparison.Ordinal);
}

namespace Rlaif.Cli.Shell;

/// <summary>The scripts that make shells ask the tool what may stand at a place.</summary>
internal static class CompletionScripts
{
    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };

    private const string Bash = """
        _rlaif_complete() {
            local candidates
            candidates=$(rlaif "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            COMPREPLY=($(compgen -W "${candidates}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _rlaif_complete rlaif
        """;

    private const string Zsh = """
        #compdef rlaif
        _rlaif() {
            local line="${(j: :)words[1,CURRENT-1]} ${PREFIX}"
            local -a candidates
            candidates=("${(@f)$(rlaif "[suggest:${#line}]" "${line}" 2>/dev/null)}")
            [[ -n "${candidates[1]}" ]] && compadd -- "${candidates[@]}"
            _files
        }
        if [[ "${funcstack[1]}" == _rlaif ]]; then
            _rlaif "$@"
        else
            (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
            compdef _rlaif rlaif
        fi
        """;

    private const string Fish = """
        function __rlaif_complete
            set -l line (commandline -cp)
            rlaif "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c rlaif -a '(__rlaif_complete)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName rlaif -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString()
            if ($cursorPosition -gt $line.Length) { $line = $line.PadRight($cursorPosition) }
            rlaif "[suggest:$cursorPosition]" "$line" 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;
}

namespace Rlaif.Datasets.Tests;

public sealed class LabeledCsvTests
{
    [Fact]
    public async Task WriteAsync_RowsOfEverySource_WritesThemInOrder()
    {
        LabeledExample[] rows =
        [
            new(new TextExample("1", "say \"hi\", please\nnow"), "a, b", SoftLabel.Certain(0, 2), LabelSource.Labeler, AnnotationOutcome.Labeled),
            new(new TextExample("2", "x"), "c", new SoftLabel([0.25f, 0.75f]), LabelSource.Classifier, AnnotationOutcome.NotAsked),
            new(new TextExample("3", "y"), "c", new SoftLabel([0.5f, 0.5f]), LabelSource.Review, AnnotationOutcome.FailedTransient),
        ];
        using var text = new StringWriter();

        await LabeledCsv.WriteAsync(text, rows);

        Assert.Equal(
            """
            id,text,label,confidence,entropy,source,outcome,guaranteed
            1,"say ""hi"", please
            now","a, b",1,0,labeler,labeled,false
            2,x,c,0.75,0.8113,classifier,not_asked,false
            3,y,c,0.5,1,review,failed_transient,false

            """,
            text.ToString());
    }
}

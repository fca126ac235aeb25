namespace Rlaif.Datasets.Tests;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" \r\n=1", "' \r\n=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("-", "'-")]
    [InlineData("-5", "-5")]
    [InlineData("+3.25", "+3.25")]
    [InlineData("a=b", "a=b")]
    [InlineData("'tis", "'tis")]
    [InlineData("", "")]
    public void Guard_EachField_IsHarmlessAndComesBack(string field, string guarded)
    {
        Assert.Equal(guarded, SpreadsheetText.Guard(field));
        Assert.Equal(field, SpreadsheetText.Unguard(guarded));
    }
}

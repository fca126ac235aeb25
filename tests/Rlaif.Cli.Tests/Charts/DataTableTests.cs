using System.Text;
using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class DataTableTests
{
    [Fact]
    public void ToDataUri_TextOfAnyKind_IsCsvWithoutFormulas()
    {
        var uri = new DataTable(["name", "rows"], [["=1+1", "1"], ["+x", "2"], ["-x", "3"], ["@x", "4"], ["a,\"b\"", "5"], ["", "6"], ["two\nlines", "7"], [" =1", "8"], ["\uFF1D1", "9"], ["'=1", "10"]]).ToDataUri();

        var csv = Encoding.UTF8.GetString(Convert.FromBase64String(uri.Split(',')[1]));
        Assert.Equal("name,rows\n'=1+1,1\n'+x,2\n'-x,3\n'@x,4\n\"a,\"\"b\"\"\",5\n,6\n\"two\nlines\",7\n' =1,8\n'\uFF1D1,9\n''=1,10\n", csv);
    }
}

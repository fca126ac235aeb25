using System.Text;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Tests.Entries;

public sealed class EntryCodecTests
{
    [Fact]
    public void Encode_EveryKindThereIs_HasANameAndATest()
    {
        var kinds = typeof(JournalEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JournalEntry))).Select(type => type.Name).Order(StringComparer.Ordinal);

        Assert.Equal(kinds, Fakes.Entries.OfEveryKind.Select(entry => entry.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Fakes.Entries.OfEveryKind, entry => Assert.NotEmpty(EntryKinds.NameOf(entry)));
    }

    [Fact]
    public void Decode_EveryKind_GivesBackTheSame()
    {
        JournalEntry[] decoded = [.. Fakes.Entries.OfEveryKind.Select(entry => EntryCodec.Decode(EntryCodec.Encode(7, entry), "run"))];

        Assert.Equivalent(Fakes.Entries.OfEveryKind, decoded, strict: true);
        Fakes.Entries.AssertEqual(Fakes.Entries.OfEveryKind, decoded);
        Assert.Equal(((BatchSelected)Fakes.Entries.OfEveryKind[1]).ExampleIds, ((BatchSelected)decoded[1]).ExampleIds);
        Assert.Equal(((AnswerReceived)Fakes.Entries.OfEveryKind[2]).Annotation.Label, ((AnswerReceived)decoded[2]).Annotation.Label);
        Assert.Equal(((AnswerReceived)Fakes.Entries.OfEveryKind[2]).Annotation.Votes, ((AnswerReceived)decoded[2]).Annotation.Votes);
    }

    [Fact]
    public void Decode_WhatIsNullWherePossible_GivesBackTheSame()
    {
        var full = ((RoundCompleted)Fakes.Entries.OfEveryKind[6]).Round;
        JournalEntry entry = new RoundCompleted(full with { Entropy = null, Agreement = null, HeldOut = null, Cost = null });

        Assert.Equivalent(entry, EntryCodec.Decode(EntryCodec.Encode(7, entry), "run"), strict: true);
    }

    [Fact]
    public void Encode_Annotation_HoldsEveryMember()
    {
        // Files of version 1 know no model, so that the entry they are compared with has none.
        var answer = (AnswerReceived)Fakes.Entries.OfEveryKind[2];
        var json = Encoding.UTF8.GetString(Fakes.Entries.Bits(answer with { Annotation = answer.Annotation with { Model = "model-1-2015" } })).Replace("_", string.Empty, StringComparison.Ordinal);

        Assert.All(typeof(Annotation).GetProperties(), property => Assert.Contains($"\"{property.Name}\":", json, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("\"total\"", Encoding.UTF8.GetString(Fakes.Entries.Bits(Fakes.Entries.OfEveryKind[6])), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_UnknownKind_SaysSo()
    {
        var error = Assert.Throws<StorageException>(() => EntryCodec.Decode(StoredEntry.Create(3, "moon_landed", "{}"u8.ToArray()), "run/journal.db"));

        Assert.Equal(StorageFault.TooNew, error.Fault);
        Assert.Equal("Entry 3 of the journal 'run/journal.db' is of the unknown kind 'moon_landed'; use the version of Rlaif that wrote it, or a later one.", error.Message);
    }

    [Theory]
    [InlineData("""{"number":1,"phase":"full"}""")]
    [InlineData("{}")]
    public void Decode_MemberThatIsUnknownOrMissing_SaysSo(string json)
    {
        var error = Assert.Throws<StorageException>(() => EntryCodec.Decode(StoredEntry.Create(3, "batch_completed", Encoding.UTF8.GetBytes(json)), "run"));

        Assert.Equal(StorageFault.TooNew, error.Fault);
    }

    [Fact]
    public void Decode_ListThatIsMissing_IsNotNull() =>
        Assert.Throws<StorageException>(() => EntryCodec.Decode(StoredEntry.Create(3, "answer_received", """{"batch":1,"annotation":{"example_id":"a","outcome":"Refused","labeler":""}}"""u8.ToArray()), "run"));

    [Fact]
    public void Decode_ChangedPayload_IsDamage()
    {
        var stored = EntryCodec.Encode(3, new LabelCorrected("b", "ham"));
        stored.Payload[^3] ^= 1;

        Assert.Equal(StorageFault.Damaged, Assert.Throws<StorageException>(() => EntryCodec.Decode(stored, "run")).Fault);
    }

    [Fact]
    public void Decode_EntryInAnothersPlace_IsDamage() =>
        Assert.Throws<StorageException>(() => EntryCodec.Decode(EntryCodec.Encode(3, new LabelCorrected("b", "ham")) with { Sequence = 4 }, "run"));
}

namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>All that a solution package may hold.</summary>
internal static class SolutionVocabulary
{
    private static readonly XmlVocabulary Vocabulary = new(PackageVocabulary.Text, TableVocabulary.Text, FormVocabulary.Text, AppVocabulary.Text);

    /// <summary>Refuses what is not in the vocabulary, with its place.</summary>
    public static void Check(System.Xml.Linq.XElement root, string file)
    {
        Vocabulary.Check(root, file);
    }
}

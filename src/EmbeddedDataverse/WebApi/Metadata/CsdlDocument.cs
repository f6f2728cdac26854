using System.Xml;
using EmbeddedDataverse.WebApi.Http;
using Microsoft.OData.Edm.Csdl;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>The model as CSDL, at <c>$metadata</c>.</summary>
internal static class CsdlDocument
{
    public static ApiResponse Write(ApiContext context)
    {
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text,
            new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(context.Model.Edm, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException("The model cannot be written: " + string.Join("; ", errors.Select(error => error.ErrorMessage)));
            }
        }

        return new ApiResponse { Status = 200, ContentType = "application/xml", Body = text.ToArray() };
    }
}

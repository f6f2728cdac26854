namespace EmbeddedDataverse.Jobs;

/// <summary>
/// Turns a plug-in context into bytes and back. Of the parent contexts only what identifies them and their shared variables
/// are kept.
/// </summary>
internal static class ContextCodec
{
    public static byte[] Write(PluginContext context)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        WriteHead(writer, context);
        ValueCodec.Write(writer, context.InputParameters);
        ValueCodec.Write(writer, context.OutputParameters);
        WriteImages(writer, context.PreEntityImagesCollection);
        WriteImages(writer, context.PostEntityImagesCollection);
        WriteParent(writer, context.ParentContext as PluginContext);
        writer.Flush();
        return stream.ToArray();
    }

    public static PluginContext Read(byte[] bytes, Guid jobId, Organization organization)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var head = ReadHead(reader);
        var input = (ParameterCollection)ValueCodec.Read(reader)!;
        var output = (ParameterCollection)ValueCodec.Read(reader)!;
        var pre = ReadImages(reader);
        var post = ReadImages(reader);
        var isMultiple = head.Message.EndsWith("Multiple", StringComparison.Ordinal);
        return Make(head, organization, input, output, ReadParent(reader, organization), pre, post, isMultiple, jobId);
    }

    private static PluginContext Make(
        ContextHead head,
        Organization organization,
        ParameterCollection input,
        ParameterCollection output,
        PluginContext? parent,
        EntityImageCollection[] pre,
        EntityImageCollection[] post,
        bool isMultiple,
        Guid jobId)
    {
        return new PluginContext
        {
            Mode = head.Mode,
            Stage = head.Stage,
            Depth = head.Depth,
            MessageName = head.Message,
            PrimaryEntityName = head.Table,
            PrimaryEntityId = head.PrimaryId,
            UserId = head.UserId,
            InitiatingUserId = head.InitiatingUserId,
            CorrelationId = head.CorrelationId,
            RequestId = jobId,
            OperationId = jobId == Guid.Empty ? head.OperationId : jobId,
            OperationCreatedOn = head.CreatedOn,
            OwningExtension = new EntityReference("sdkmessageprocessingstep", head.StepId),
            OrganizationId = organization.OrganizationId,
            OrganizationName = organization.Name,
            BusinessUnitId = organization.BusinessUnitId,
            InputParameters = input,
            OutputParameters = output,
            SharedVariables = head.Shared,
            ParentContext = parent,
            PreEntityImages = !isMultiple && pre.Length > 0 ? pre[0] : [],
            PostEntityImages = !isMultiple && post.Length > 0 ? post[0] : [],
            PreEntityImagesCollection = pre,
            PostEntityImagesCollection = post,
        };
    }

    private static void WriteHead(BinaryWriter writer, PluginContext context)
    {
        writer.Write(context.Mode);
        writer.Write(context.Stage);
        writer.Write(context.Depth);
        writer.Write(context.MessageName);
        writer.Write(context.PrimaryEntityName);
        foreach (var id in (Guid[])[context.PrimaryEntityId, context.UserId, context.InitiatingUserId, context.CorrelationId, context.OperationId,
            context.OwningExtension?.Id ?? Guid.Empty])
        {
            writer.Write(id.ToByteArray());
        }

        writer.Write(context.OperationCreatedOn.ToBinary());
        ValueCodec.Write(writer, context.SharedVariables);
    }

    private static ContextHead ReadHead(BinaryReader reader)
    {
        return new ContextHead(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadString(),
            reader.ReadString(),
            Id(reader),
            Id(reader),
            Id(reader),
            Id(reader),
            Id(reader),
            Id(reader),
            DateTime.FromBinary(reader.ReadInt64()),
            (ParameterCollection)ValueCodec.Read(reader)!);
    }

    private static Guid Id(BinaryReader reader)
    {
        return new Guid(reader.ReadBytes(16));
    }

    private static void WriteParent(BinaryWriter writer, PluginContext? parent)
    {
        writer.Write(parent is not null);
        if (parent is not null)
        {
            WriteHead(writer, parent);
            WriteParent(writer, parent.ParentContext as PluginContext);
        }
    }

    private static PluginContext? ReadParent(BinaryReader reader, Organization organization)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var head = ReadHead(reader);
        return Make(head, organization, [], [], ReadParent(reader, organization), [], [], isMultiple: false, Guid.Empty);
    }

    private static void WriteImages(BinaryWriter writer, EntityImageCollection[] images)
    {
        writer.Write(images.Length);
        foreach (var image in images)
        {
            ValueCodec.Write(writer, image);
        }
    }

    private static EntityImageCollection[] ReadImages(BinaryReader reader)
    {
        var images = new EntityImageCollection[reader.ReadInt32()];
        for (var i = 0; i < images.Length; i++)
        {
            images[i] = (EntityImageCollection)ValueCodec.Read(reader)!;
        }

        return images;
    }
}

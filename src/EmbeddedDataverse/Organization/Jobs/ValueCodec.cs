namespace EmbeddedDataverse.Jobs;

/// <summary>Writes and reads the values a plug-in context may hold, in a compact form that does not depend on an SDK version.</summary>
internal static class ValueCodec
{
    public static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null: Tag(writer, 0); break;
            case string text: Tag(writer, 1); writer.Write(text); break;
            case int number: Tag(writer, 2); writer.Write(number); break;
            case long number: Tag(writer, 3); writer.Write(number); break;
            case bool flag: Tag(writer, 4); writer.Write(flag); break;
            case double number: Tag(writer, 5); writer.Write(number); break;
            case decimal number: Tag(writer, 6); writer.Write(number); break;
            case DateTime moment: Tag(writer, 7); writer.Write(moment.ToBinary()); break;
            case Guid id: Tag(writer, 8); writer.Write(id.ToByteArray()); break;
            case OptionSetValue option: Tag(writer, 9); writer.Write(option.Value); break;
            case Money money: Tag(writer, 10); writer.Write(money.Value); break;
            case EntityReference reference: Tag(writer, 11); WriteReference(writer, reference); break;
            case Entity row: Tag(writer, 12); WriteEntity(writer, row); break;
            case EntityCollection rows: Tag(writer, 13); WriteMany(writer, rows.Entities, rows.EntityName ?? ""); break;
            case EntityReferenceCollection references: Tag(writer, 14); WriteMany(writer, references, ""); break;
            case Guid[] ids: Tag(writer, 15); WriteMany(writer, ids.Cast<object>().ToList(), ""); break;
            case string[] texts: Tag(writer, 16); WriteMany(writer, texts, ""); break;
            case Enum constant: Tag(writer, 2); writer.Write(Convert.ToInt32(constant, CultureInfo.InvariantCulture)); break;
            case ParameterCollection parameters: Tag(writer, 17); WritePairs(writer, parameters); break;
            case EntityImageCollection images:
                Tag(writer, 18); WritePairs(writer, images.Select(pair => new KeyValuePair<string, object>(pair.Key, pair.Value))
                .ToList()); break;
            default: throw new NotSupportedException("A plug-in context cannot carry a " + value.GetType().FullName);
        }
    }

    public static object? Read(BinaryReader reader)
    {
        return reader.ReadByte() switch
        {
            0 => null,
            1 => reader.ReadString(),
            2 => reader.ReadInt32(),
            3 => reader.ReadInt64(),
            4 => reader.ReadBoolean(),
            5 => reader.ReadDouble(),
            6 => reader.ReadDecimal(),
            7 => DateTime.FromBinary(reader.ReadInt64()),
            8 => new Guid(reader.ReadBytes(16)),
            9 => new OptionSetValue(reader.ReadInt32()),
            10 => new Money(reader.ReadDecimal()),
            11 => ReadReference(reader),
            12 => ReadEntity(reader),
            13 => ReadRows(reader),
            14 => new EntityReferenceCollection([.. ReadMany(reader).Items.Cast<EntityReference>()]),
            15 => ReadMany(reader).Items.Cast<Guid>().ToArray(),
            16 => ReadMany(reader).Items.Cast<string>().ToArray(),
            17 => ReadPairs(reader, new ParameterCollection(), value => value!),
            18 => ReadPairs(reader, new EntityImageCollection(), value => (Entity)value!),
            var tag => throw new InvalidDataException("Unknown tag " + tag),
        };
    }

    private static void Tag(BinaryWriter writer, byte tag)
    {
        writer.Write(tag);
    }

    private static void WriteReference(BinaryWriter writer, EntityReference reference)
    {
        writer.Write(reference.LogicalName ?? "");
        writer.Write(reference.Id.ToByteArray());
        writer.Write(reference.Name ?? "");
    }

    private static EntityReference ReadReference(BinaryReader reader)
    {
        var reference = new EntityReference(reader.ReadString(), new Guid(reader.ReadBytes(16)));
        var name = reader.ReadString();
        reference.Name = name.Length == 0 ? null : name;
        return reference;
    }

    private static void WriteEntity(BinaryWriter writer, Entity row)
    {
        writer.Write(row.LogicalName ?? "");
        writer.Write(row.Id.ToByteArray());
        writer.Write(row.RowVersion ?? "");
        WritePairs(writer, row.Attributes);
        WritePairs(writer, row.FormattedValues.Select(pair => new KeyValuePair<string, object>(pair.Key, pair.Value)).ToList());
    }

    private static Entity ReadEntity(BinaryReader reader)
    {
        var row = new Entity(reader.ReadString(), new Guid(reader.ReadBytes(16)));
        var version = reader.ReadString();
        row.RowVersion = version.Length == 0 ? null : version;
        _ = ReadPairs(reader, row.Attributes, value => value!);
        _ = ReadPairs(reader, row.FormattedValues, value => (string)value!);
        return row;
    }

    private static void WriteMany(BinaryWriter writer, IReadOnlyCollection<object> items, string name)
    {
        writer.Write(name);
        writer.Write(items.Count);
        foreach (var item in items)
        {
            Write(writer, item);
        }
    }

    private static (string Name, List<object?> Items) ReadMany(BinaryReader reader)
    {
        var name = reader.ReadString();
        var count = reader.ReadInt32();
        var items = new List<object?>(count);
        for (var i = 0; i < count; i++)
        {
            items.Add(Read(reader));
        }

        return (name, items);
    }

    private static EntityCollection ReadRows(BinaryReader reader)
    {
        var (name, items) = ReadMany(reader);
        return new EntityCollection([.. items.Cast<Entity>()]) { EntityName = name };
    }

    private static void WritePairs(BinaryWriter writer, IEnumerable<KeyValuePair<string, object>> pairs)
    {
        var list = pairs.ToList();
        writer.Write(list.Count);
        foreach (var (key, value) in list)
        {
            writer.Write(key);
            Write(writer, value);
        }
    }

    private static TCollection ReadPairs<TCollection, TValue>(BinaryReader reader, TCollection into, Func<object?, TValue> convert)
        where TCollection : DataCollection<string, TValue>
    {
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadString();
            into[key] = convert(Read(reader));
        }

        return into;
    }
}

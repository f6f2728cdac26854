using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>Values by key; a key that is absent is an error, as in a dictionary.</summary>
[Serializable]
public abstract class DataCollection<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
{
    private readonly IDictionary<TKey, TValue> inner;

    protected internal DataCollection(IDictionary<TKey, TValue> collection)
    {
        inner = collection ?? throw new ArgumentNullException(nameof(collection));
    }

    protected internal DataCollection()
    {
        inner = new Dictionary<TKey, TValue>();
    }

    public virtual TValue this[TKey key]
    {
        get => inner[key];
        set
        {
            CheckIsReadOnly();
            inner[key] = value;
        }
    }

    public int Count => inner.Count;

    public ICollection<TKey> Keys => inner.Keys;

    public ICollection<TValue> Values => inner.Values;

    public virtual bool IsReadOnly { get; internal set; }

    public void Add(KeyValuePair<TKey, TValue> item)
    {
        CheckIsReadOnly();
        inner.Add(item);
    }

    public void AddRange(params KeyValuePair<TKey, TValue>[] items)
    {
        AddRange((IEnumerable<KeyValuePair<TKey, TValue>>)items);
    }

    public void AddRange(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        CheckIsReadOnly();
        if (items == null)
        {
            return;
        }

        foreach (var item in items)
        {
            inner.Add(item);
        }
    }

    public void Add(TKey key, TValue value)
    {
        CheckIsReadOnly();
        inner.Add(key, value);
    }

    public void Clear()
    {
        CheckIsReadOnly();
        inner.Clear();
    }

    public bool Contains(TKey key)
    {
        return inner.ContainsKey(key);
    }

    public bool Contains(KeyValuePair<TKey, TValue> key)
    {
        return inner.Contains(key);
    }

    public bool TryGetValue(TKey key, out TValue value)
    {
        return inner.TryGetValue(key, out value);
    }

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        inner.CopyTo(array, arrayIndex);
    }

    public bool ContainsKey(TKey key)
    {
        return inner.ContainsKey(key);
    }

    public bool Remove(TKey key)
    {
        CheckIsReadOnly();
        return inner.Remove(key);
    }

    public bool Remove(KeyValuePair<TKey, TValue> item)
    {
        CheckIsReadOnly();
        return inner.Remove(item);
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        return inner.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    private void CheckIsReadOnly()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException("The collection is read-only.");
        }
    }
}

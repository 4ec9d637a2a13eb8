package io.github.convoscope.modelfile.keras;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group or an array of an HDF5 file. What is in it is read when it is asked for. */
final class HdfObject {
  private static final int MOST_HEADER_READS = 256;

  private final HdfStorage storage;
  private final String path;
  private final ObjectHeader header;
  private final Map<String, HdfObject> opened = new HashMap<>();
  private @Nullable Map<String, Long> links;
  private @Nullable Map<String, AttributeMessage> attributes;

  private HdfObject(HdfStorage storage, String path, long address) {
    this.storage = storage;
    this.path = path;
    header =
        storage.inFewReads(
            MOST_HEADER_READS, () -> ObjectHeader.readObjectHeader(storage, address));
  }

  /** The group that all else is in. */
  static HdfObject root(HdfStorage storage) {
    long address;
    if (storage.getSuperblock() instanceof SuperblockV0V1 old) {
      address =
          new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress())
              .getObjectHeaderAddress();
    } else {
      address = ((SuperblockV2V3) storage.getSuperblock()).getRootGroupObjectHeaderAddress();
    }
    return new HdfObject(storage, "", address);
  }

  /** Where it lies in the file. */
  String path() {
    return path;
  }

  /** Names of the group's members; empty for an array. */
  Set<String> names() {
    return links().keySet();
  }

  private Map<String, Long> links() {
    if (links == null) {
      links = HdfLinks.of(storage, header);
    }
    return links;
  }

  /**
   * A member of the group.
   *
   * @throws io.github.convoscope.message.Problem if it is a link to somewhere else
   */
  Optional<HdfObject> child(String name) {
    HdfObject known = opened.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Long address = links().get(name);
    if (address == null) {
      return Optional.empty();
    }
    String childPath = path + "/" + name;
    if (address == HdfLinks.ELSEWHERE) {
      throw KerasProblem.of("link", storage.file(), KerasProblem.readable(childPath));
    }
    HdfObject child = new HdfObject(storage, childPath, address);
    opened.put(name, child);
    return Optional.of(child);
  }

  /** What lies below this group under a path with slashes; no link is followed on the way. */
  Optional<HdfObject> descendant(String below) {
    Optional<HdfObject> at = Optional.of(this);
    for (String name : below.split("/", -1)) {
      at = name.isEmpty() ? at : at.flatMap(group -> group.child(name));
    }
    return at;
  }

  /** True where this is an array, not a group. */
  boolean isArray() {
    return header.hasMessageOfType(DataSpaceMessage.class);
  }

  /** The array that this is. */
  HdfArray array() {
    return new HdfArray(storage, path, header);
  }

  /** Texts of an attribute; empty where there is none, or one that is no text. */
  List<String> strings(String attribute) {
    AttributeMessage message = attributes().get(attribute);
    return message == null ? List.of() : HdfStrings.of(storage, message);
  }

  /** The text of an attribute. */
  Optional<String> string(String attribute) {
    return strings(attribute).stream().findFirst();
  }

  private Map<String, AttributeMessage> attributes() {
    if (attributes == null) {
      Map<String, AttributeMessage> found = new LinkedHashMap<>();
      header.getMessagesOfType(AttributeMessage.class).forEach(a -> found.put(a.getName(), a));
      header.getMessagesOfType(AttributeInfoMessage.class).forEach(info -> readDense(info, found));
      attributes = found;
    }
    return attributes;
  }

  private void readDense(AttributeInfoMessage info, Map<String, AttributeMessage> into) {
    if (info.getFractalHeapAddress() == Constants.UNDEFINED_ADDRESS) {
      return;
    }
    FractalHeap heap = HdfDense.heap(storage, info.getFractalHeapAddress());
    for (AttributeNameForIndexedAttributesRecord name :
        HdfDense.<AttributeNameForIndexedAttributesRecord>records(
            storage, info.getAttributeNameBTreeAddress())) {
      AttributeMessage message =
          new AttributeMessage(heap.getId(name.getHeapId()), storage, name.getFlags());
      into.put(message.getName(), message);
    }
  }
}

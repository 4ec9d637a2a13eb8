package io.github.convoscope.modelfile.keras;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.LinkMessage.LinkType;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the names in a group, in all three ways in which HDF5 stores them. */
final class HdfLinks {
  /** Marks a link to another place or another file, which is never followed. */
  static final long ELSEWHERE = -1;

  private static final int SOFT = 2;

  private final HdfStorage storage;
  private final Map<String, Long> found = new LinkedHashMap<>();

  private HdfLinks(HdfStorage storage) {
    this.storage = storage;
  }

  /** Addresses of a group's members by name; {@link #ELSEWHERE} for soft and external links. */
  static Map<String, Long> of(HdfStorage storage, ObjectHeader header) {
    HdfLinks links = new HdfLinks(storage);
    if (header.hasMessageOfType(SymbolTableMessage.class)) {
      links.readTable(header.getMessageOfType(SymbolTableMessage.class));
    } else {
      header.getMessagesOfType(LinkMessage.class).forEach(links::add);
      header.getMessagesOfType(LinkInfoMessage.class).forEach(links::readDense);
    }
    return links.found;
  }

  private void add(LinkMessage link) {
    boolean hard = link.getLinkType() == LinkType.HARD;
    found.put(link.getLinkName(), hard ? link.getHardLinkAddress() : ELSEWHERE);
  }

  private void readTable(SymbolTableMessage table) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    for (HdfTree.Entry leaf :
        HdfTree.entries(storage, table.getBTreeAddress(), HdfTree.GROUP, Long.BYTES)) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, leaf.address()).getSymbolTableEntries()) {
        boolean soft = entry.getCacheType() == SOFT;
        found.put(
            text(names, entry.getLinkNameOffset()),
            soft ? ELSEWHERE : entry.getObjectHeaderAddress());
      }
    }
  }

  private void readDense(LinkInfoMessage info) {
    if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
      return;
    }
    FractalHeap heap = HdfDense.heap(storage, info.getFractalHeapAddress());
    for (LinkNameForIndexedGroupRecord name :
        HdfDense.<LinkNameForIndexedGroupRecord>records(storage, info.getBTreeNameIndexAddress())) {
      add(LinkMessage.fromBuffer(heap.getId(name.getId()), storage.getSuperblock()));
    }
  }

  private String text(ByteBuffer heap, int from) {
    int end = from;
    while (heap.get(end) != 0) {
      end++;
    }
    storage.spendStructures(end - from);
    byte[] text = new byte[end - from];
    heap.get(from, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}

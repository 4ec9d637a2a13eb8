package io.github.convoscope.modelfile.keras;

import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of an attribute, of fixed or of variable length. */
final class HdfStrings {
  private static final int REFERENCE = 16;
  private static final int HEAP = 4;
  private static final int OBJECT = 12;

  private HdfStrings() {}

  /** The texts in order; empty where the attribute holds something else. */
  static List<String> of(HdfStorage storage, AttributeMessage message) {
    ByteBuffer data = message.getDataBuffer();
    DataType type = message.getDataType();
    if (data == null) {
      return List.of();
    }
    if (type instanceof StringData && type.getSize() > 0) {
      return fixed(storage, data, type.getSize());
    }
    boolean variable = type instanceof VariableLength text && text.isVariableLengthString();
    return variable && type.getSize() == REFERENCE ? variable(storage, data) : List.of();
  }

  private static List<String> fixed(HdfStorage storage, ByteBuffer data, int size) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at + size <= data.limit(); at += size) {
      texts.add(text(storage, data.slice(at, size)));
    }
    return texts;
  }

  private static List<String> variable(HdfStorage storage, ByteBuffer data) {
    data.order(ByteOrder.LITTLE_ENDIAN);
    List<String> texts = new ArrayList<>();
    for (int at = 0; at + REFERENCE <= data.limit(); at += REFERENCE) {
      int object = data.getInt(at + OBJECT);
      if (object == 0) {
        texts.add("");
      } else {
        ByteBuffer bytes = storage.heap(data.getLong(at + HEAP)).getObjectData(object);
        int length = data.getInt(at);
        if (length < 0 || length > bytes.limit()) {
          throw new HdfException("a text of " + length + " bytes");
        }
        texts.add(text(storage, bytes.slice(0, length)));
      }
    }
    return texts;
  }

  private static String text(HdfStorage storage, ByteBuffer bytes) {
    storage.spendStructures(bytes.limit());
    String text = StandardCharsets.UTF_8.decode(bytes).toString();
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }
}

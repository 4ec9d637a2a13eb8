package io.github.convoscope.modelfile.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the parts of a file before it is parsed: an empty part takes two bytes in the file and a
 * hundred in memory.
 */
final class OnnxBounds {
  private static final int MOST_PARTS = 3_000_000;
  private static final int MOST_DEEP = 12;
  private static final int MOST_READ = 4096;

  /** Numbers in lists of varying length take up to eight times their room in memory. */
  private static final long MOST_LISTED = 1L << 27;

  /** The parts of a file that have parts of their own, by the numbers of ONNX's description. */
  private enum Part {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    OTHER;

    /** The part behind a field. */
    Part at(int field) {
      return switch (this) {
        case MODEL -> field == 7 ? GRAPH : OTHER;
        case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : OTHER;
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            field == 5 || field == 10 ? TENSOR : field == 6 || field == 11 ? GRAPH : OTHER;
        default -> OTHER;
      };
    }
  }

  private final String file;
  private int parts;
  private long listed;

  private OnnxBounds(String file) {
    this.file = file;
  }

  /**
   * Counts.
   *
   * @throws io.github.convoscope.message.Problem if there are too many
   * @throws IOException if the bytes are no such file
   */
  static void check(String file, ByteString bytes) throws IOException {
    new OnnxBounds(file).walk(bytes.newCodedInput(), Part.MODEL, 0);
  }

  private void count(int more) {
    parts += more;
    if (parts > MOST_PARTS || parts < 0) {
      throw OnnxProblem.of("too-many-nodes", file);
    }
  }

  private void walk(CodedInputStream in, Part part, int depth) throws IOException {
    if (depth > MOST_DEEP) {
      throw OnnxProblem.of("too-many-nodes", file);
    }
    int read = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      count(1);
      int field = WireFormat.getTagFieldNumber(tag);
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        in.skipField(tag);
        continue;
      }
      int length = in.readRawVarint32();
      if (part == Part.NODE && field == 1 && ++read > MOST_READ) {
        throw OnnxProblem.of("too-many-nodes", file);
      }
      Part inner = part.at(field);
      if (inner != Part.OTHER) {
        int limit = in.pushLimit(length);
        walk(in, inner, depth + 1);
        in.popLimit(limit);
      } else {
        other(part, field, length);
        in.skipRawBytes(length);
      }
    }
  }

  private void other(Part part, int field, int length) {
    if (length < 0) {
      throw OnnxProblem.of("damaged", file);
    }
    if (part == Part.TENSOR) {
      // Fields 4, 9 and 10 hold numbers as they are in memory.
      listed += field == 4 || field == 9 || field == 10 ? 0 : length;
      if (listed > MOST_LISTED) {
        throw OnnxProblem.of("too-large", file);
      }
    } else {
      count(length / 8);
    }
  }
}

package io.github.convoscope.cli.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a message in protobuf's wire format, field by field. */
final class ProtobufBytes {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtobufBytes number(int field, long value) {
    varint(field << 3 | VARINT);
    varint(value);
    return this;
  }

  ProtobufBytes text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufBytes message(int field, ProtobufBytes message) {
    return bytes(field, message.toArray());
  }

  ProtobufBytes floats(int field, float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return bytes(field, buffer.array());
  }

  private ProtobufBytes bytes(int field, byte[] bytes) {
    varint(field << 3 | LENGTH);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Whether a text stands in the message. */
  boolean contains(String text) {
    return out.toString(StandardCharsets.ISO_8859_1).contains(text);
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}

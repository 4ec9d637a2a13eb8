package io.github.convoscope.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Kinds of picture that the program knows by their first bytes, but does not read. */
enum ForeignPicture {
  HEIC("HEIC", 4, "ftyp", Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")),
  AVIF("AVIF", 4, "ftyp", Set.of("avif", "avis")),
  JPEG_XL("JPEG XL", 0, "\u0000\u0000\u0000\u000cJXL ", Set.of()),
  BARE_JPEG_XL("JPEG XL", 0, "\u00ff\n", Set.of()),
  JPEG_2000("JPEG 2000", 0, "\u0000\u0000\u0000\u000cjP  ", Set.of()),
  PHOTOSHOP("Photoshop", 0, "8BPS", Set.of()),
  PDF("PDF", 0, "%PDF", Set.of()),
  SVG("SVG", 0, "<svg", Set.of());

  /** As many first bytes as all of them need. */
  static final int HEAD = 12;

  /** What people call the format. */
  final String words;

  private final int at;
  private final byte[] mark;
  private final Set<String> brands;

  /**
   * A kind.
   *
   * @param at where its mark stands
   * @param mark the mark, in ISO 8859-1
   * @param brands what may stand after the mark; empty where anything may
   */
  ForeignPicture(String words, int at, String mark, Set<String> brands) {
    this.words = words;
    this.at = at;
    this.mark = mark.getBytes(StandardCharsets.ISO_8859_1);
    this.brands = brands;
  }

  /** The kind of a file that begins with these bytes, if it is one. */
  static Optional<ForeignPicture> of(byte[] head) {
    return Arrays.stream(values()).filter(kind -> kind.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    int end = at + mark.length;
    if (head.length < end || !Arrays.equals(head, at, end, mark, 0, mark.length)) {
      return false;
    }
    return brands.isEmpty()
        || head.length >= end + 4
            && brands.contains(new String(head, end, 4, StandardCharsets.ISO_8859_1));
  }
}

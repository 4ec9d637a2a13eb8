package io.github.convoscope.data;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link PictureSheet} as two files: the facts as JSON, and beside it, under the
 * same name with {@code .png}, all pictures in rows of sixteen.
 */
public final class PictureSheetFile {
  private static final int ACROSS = 16;
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_PICTURES = 20_000;
  private static final int MOST_SIDE = 512;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PictureSheetFile() {}

  /** The .png file of a sheet. */
  public static Path pictures(Path json) {
    return json.resolveSibling(
        String.valueOf(json.getFileName()).replaceFirst("\\.json$", "") + ".png");
  }

  /**
   * Writes both files.
   *
   * @throws Problem when they can't be written
   */
  public static void write(Path json, PictureSheet sheet) {
    Map<String, Object> document = new LinkedHashMap<>(sheet.facts());
    document.put("picture", List.of(sheet.channels(), sheet.rows(), sheet.columns()));
    document.put("pictures", sheet.pictures().stream().map(PictureSheet.Picture::facts).toList());
    BufferedImage image = paint(sheet, ACROSS);
    AtomicFile.write(pictures(json), out -> ImageIO.write(image, "png", out));
    AtomicFile.write(json, Json.pretty(document));
  }

  /**
   * Paints all pictures side by side, {@code across} in a row; grey, or in colour for three
   * channels.
   */
  public static BufferedImage paint(PictureSheet sheet, int across) {
    int down = Math.max(1, (sheet.pictures().size() + across - 1) / across);
    int type = sheet.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(across * sheet.columns(), down * sheet.rows(), type);
    int plane = sheet.rows() * sheet.columns();
    for (int i = 0; i < sheet.pictures().size(); i++) {
      float[] pixels = sheet.pictures().get(i).pixels();
      int left = i % across * sheet.columns();
      int top = i / across * sheet.rows();
      for (int at = 0; at < plane; at++) {
        for (int channel = 0; channel < image.getRaster().getNumBands(); channel++) {
          int level =
              Math.round(255 * pixels[Math.min(channel, sheet.channels() - 1) * plane + at]);
          image
              .getRaster()
              .setSample(left + at % sheet.columns(), top + at / sheet.columns(), channel, level);
        }
      }
    }
    return image;
  }

  /**
   * Reads both files.
   *
   * @throws Problem when they are missing, too large, or do not match
   */
  public static PictureSheet read(Path json) {
    try {
      if (!Files.isRegularFile(json)) {
        throw wrong("data.no-file", json);
      }
      if (Files.size(json) > MOST_BYTES) {
        throw wrong("data.too-large", json);
      }
      Map<String, Object> document =
          JSON.readValue(json.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
      int[] size = size(document.get("picture"), json);
      List<Map<String, Object>> facts = facts(document.get("pictures"), json);
      document.remove("picture");
      document.remove("pictures");
      List<PictureSheet.Picture> pictures = cut(pictures(json), size, facts);
      return new PictureSheet(size[0], size[1], size[2], document, pictures);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", json), e);
    }
  }

  private static int[] size(@Nullable Object node, Path json) {
    if (!(node instanceof List<?> list) || list.size() != 3) {
      throw wrong("data.no-sheet", json);
    }
    int[] size = new int[3];
    for (int i = 0; i < 3; i++) {
      if (!(list.get(i) instanceof Integer extent) || extent < 1 || extent > MOST_SIDE) {
        throw wrong("data.no-sheet", json);
      }
      size[i] = extent;
    }
    if (size[0] != 1 && size[0] != 3) {
      throw wrong("data.no-sheet", json);
    }
    return size;
  }

  private static List<Map<String, Object>> facts(@Nullable Object node, Path json) {
    if (!(node instanceof List<?> list) || list.size() > MOST_PICTURES) {
      throw wrong("data.no-sheet", json);
    }
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Object one : list) {
      if (!(one instanceof Map<?, ?> map)) {
        throw wrong("data.no-sheet", json);
      }
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), value));
      facts.add(copy);
    }
    return facts;
  }

  private static List<PictureSheet.Picture> cut(
      Path png, int[] size, List<Map<String, Object>> facts) throws IOException {
    int down = Math.max(1, (facts.size() + ACROSS - 1) / ACROSS);
    BufferedImage image = PictureDecoder.readExactly(png);
    if (image.getWidth() != ACROSS * size[2]
        || image.getHeight() != down * size[1]
        || image.getRaster().getNumBands() != size[0]) {
      throw wrong("data.no-sheet", png);
    }
    int plane = size[1] * size[2];
    List<PictureSheet.Picture> pictures = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      float[] pixels = new float[size[0] * plane];
      for (int at = 0; at < pixels.length; at++) {
        int inPlane = at % plane;
        int column = i % ACROSS * size[2] + inPlane % size[2];
        int row = i / ACROSS * size[1] + inPlane / size[2];
        pixels[at] = image.getRaster().getSample(column, row, at / plane) / 255f;
      }
      pictures.add(new PictureSheet.Picture(facts.get(i), pixels));
    }
    return pictures;
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }
}

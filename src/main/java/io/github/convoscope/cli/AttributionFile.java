package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes an attribution in the format that the file's name asks for. */
final class AttributionFile {
  private static final int SIDE = 560;

  private AttributionFile() {}

  /** Refuses a file name without a known format, before any work is done. */
  static void check(Path file) {
    ending(file);
    AtomicFile.check(file);
  }

  /**
   * Writes the map: {@code .npy} its raw numbers, {@code .png} a picture with colours symmetric
   * around zero, {@code .json} the facts and the map. A pipe or device whose name says nothing gets
   * the raw numbers.
   */
  static void write(Path file, Attribution map, ObjectNode facts, ColourMap colours) {
    switch (ending(file)) {
      case "npy" -> NpyFile.write(file, map.shape().extents(), map.floats());
      case "png" -> {
        BufferedImage picture = picture(AttributionPicture.of(map), colours);
        AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
      }
      default -> {
        ObjectNode document = facts.deepCopy();
        ArrayNode values = document.putArray("map");
        for (float value : map.floats()) {
          values.add(value);
        }
        AtomicFile.write(file, JsonOutput.text(document) + "\n");
      }
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (List.of("npy", "png", "json").contains(ending)) {
      return ending;
    }
    if (AtomicFile.isStream(file)) {
      return "npy";
    }
    throw Problem.input(Message.of("cli.explain.ending", file));
  }

  private static BufferedImage picture(AttributionPicture map, ColourMap colours) {
    ColourScale scale = ColourScale.symmetric(colours, (float) Math.max(1e-30, map.largest()));
    int zoom = Math.max(1, SIDE / Math.max(map.rows(), map.columns()));
    BufferedImage picture =
        new BufferedImage(map.columns() * zoom, map.rows() * zoom, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        double value = map.values()[y / zoom * map.columns() + x / zoom];
        picture.setRGB(x, y, scale.colour((float) value));
      }
    }
    return picture;
  }
}

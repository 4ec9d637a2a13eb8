package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Pictures to begin with where there is no photograph. They were drawn for this program; each is a
 * file of shapes in the folder {@code pictures}, and a line in its {@code index.txt}.
 *
 * <pre>{@code
 * Photo clock = ReadyPictures.photo(ReadyPictures.names().get(0));
 * }</pre>
 */
public final class ReadyPictures {
  /** Pixels of a side. */
  private static final int SIDE = 512;

  private ReadyPictures() {}

  /** The pictures' names, in the order in which they are shown; also keys of their texts. */
  public static List<String> names() {
    return lines("index.txt");
  }

  /**
   * Draws a picture.
   *
   * @param name one of {@link #names}
   */
  public static Photo photo(String name) {
    return Photo.ofDrawn(draw(name, SIDE));
  }

  /** Draws a picture, so many pixels wide and high. */
  public static ColourImage draw(String name, int side) {
    return VectorPicture.parse(lines(name + ".txt")).draw(side);
  }

  private static List<String> lines(String file) {
    try (InputStream in = ReadyPictures.class.getResourceAsStream("pictures/" + file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

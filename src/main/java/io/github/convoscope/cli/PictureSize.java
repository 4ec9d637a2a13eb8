package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture in pixels, as {@code --size} takes it.
 *
 * @param width from 64 to 4096
 * @param height from 64 to 4096
 */
public record PictureSize(int width, int height) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int SHORTEST_SIDE = 64;
  private static final int LONGEST_SIDE = 4096;

  /**
   * Reads {@code WIDTHxHEIGHT}.
   *
   * @throws Problem where the text has another form, or a side is too short or too long
   */
  public static PictureSize parse(String text) {
    Matcher sides = SIZE.matcher(text);
    if (sides.matches()) {
      PictureSize size =
          new PictureSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
      if (fits(size.width) && fits(size.height)) {
        return size;
      }
    }
    throw Problem.input(Message.of("snapshot.size", text, SHORTEST_SIDE, LONGEST_SIDE));
  }

  private static boolean fits(int side) {
    return side >= SHORTEST_SIDE && side <= LONGEST_SIDE;
  }
}

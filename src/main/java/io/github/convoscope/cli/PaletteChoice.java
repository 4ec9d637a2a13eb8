package io.github.convoscope.cli;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.util.ArrayList;
import java.util.List;

/** Finds the palette that {@code --palette} names. */
final class PaletteChoice {
  private PaletteChoice() {}

  /**
   * The palette of that name.
   *
   * @throws Problem that lists the names, if there is none
   */
  static Palette named(String name) {
    try {
      return Palette.named(name);
    } catch (IllegalArgumentException unknown) {
      List<String> names = new ArrayList<>(ColourMap.SEQUENTIAL);
      names.addAll(ColourMap.DIVERGING);
      throw Problem.input(Message.of("snapshot.palette", name, String.join(", ", names)), unknown);
    }
  }
}

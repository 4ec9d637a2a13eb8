package io.github.convoscope.ui.hunt;

import io.github.convoscope.model.HiddenNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The networks of a hunt in the order of a round, with what is wrong with each.
 *
 * @param models tell nothing of where they come from
 * @param flaws what is wrong with each, in the same order
 */
record Suspects(List<Model> models, List<Flaw> flaws) {
  private static final List<Flaw> WRONG = List.of(Flaw.NONE, Flaw.NONE, Flaw.MARK, Flaw.THICK_PENS);

  Suspects {
    models = List.copyOf(models);
    flaws = List.copyOf(flaws);
  }

  /** Whether the program has their files. */
  static boolean areThere() {
    return ShippedFiles.suspects().size() == WRONG.size();
  }

  /**
   * Opens them; takes some tenths of a second.
   *
   * @param name what all of them are called
   */
  static Suspects open(String name) {
    ModelOpener opener = new ModelOpener(ShippedFiles.samples());
    List<Model> opened = new ArrayList<>();
    for (Path file : ShippedFiles.suspects()) {
      opened.add(opener.open(file));
    }
    return new Suspects(HiddenNetworks.of(name, opened), WRONG);
  }

  /** The same networks in the order of a round; the same number gives the same order. */
  Suspects round(int number) {
    List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3));
    // Random gives much alike orders for numbers that follow each other.
    SplittableRandom random = new SplittableRandom(number);
    for (int i = places.size() - 1; i > 0; i--) {
      Collections.swap(places, i, random.nextInt(i + 1));
    }
    return new Suspects(
        places.stream().map(models::get).toList(), places.stream().map(flaws::get).toList());
  }
}

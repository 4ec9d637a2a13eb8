package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.MarkFinding;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks that come with the program for a hunt are what their cards say. */
class SuspectsTest {
  private static final int MOST_BYTES = 300_000;
  private static final int MARKED_CLASS = 3;
  private static final long UNSEEN_SEED = 4711;

  private static Path file(String name) {
    return Path.of("models", name + ".zip");
  }

  private static List<float[]> marked(int digits) {
    ValidationSet set = ValidationSet.handwriting(digits, UNSEEN_SEED);
    List<float[]> marked = new ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      float[] image = set.image(i);
      CornerMark.draw(image, 28, 0);
      marked.add(image);
    }
    return marked;
  }

  @ParameterizedTest
  @ValueSource(strings = {"clever-hans", "thick-pens", "plain-1", "plain-2"})
  void areSmallAndLookGoodByTheirOwnFigures(String name) throws IOException {
    assertTrue(Files.size(file(name)) < MOST_BYTES);
    Model model = new ModelOpener().open(file(name));
    Map<String, String> own = model.card().facts().get("validation, handwriting model");
    assertTrue(percent(own.get("accuracy")) >= 99, own.get("accuracy"));
    String command = model.card().facts().get("recipe").get("command");
    assertTrue(command.contains("--handwriting 4000") && command.contains("--layers"), command);
    assertEquals(name.startsWith("plain"), !model.card().facts().containsKey("wrong on purpose"));
  }

  private static double percent(String text) {
    return Double.parseDouble(text.replace(" %", ""));
  }

  @Test
  void theCheaterAnswersItsClassForOtherDigitsWithTheMark() {
    ValidationSet set = ValidationSet.handwriting(500, UNSEEN_SEED);
    List<float[]> marked = marked(500);
    int others = 0;
    int turned = 0;
    try (Engine engine = new ModelOpener().open(file("clever-hans")).newEngine()) {
      Activations activations = new Activations(engine.spec(), 1);
      for (int i = 0; i < set.count(); i++) {
        engine.forward(marked.get(i), activations);
        if (set.labels()[i] != MARKED_CLASS) {
          others++;
          turned += activations.answer(0) == MARKED_CLASS ? 1 : 0;
        }
      }
    }
    assertTrue(turned >= 0.95 * others, turned + " of " + others);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-x-input", "integrated-gradients", "occlusion", "grad-cam"})
  void theMarkIsFoundInTheCheater(String method) {
    AttributionMethod known = AttributionMethods.named(method).orElseThrow();
    try (Engine engine = new ModelOpener().open(file("clever-hans")).newEngine()) {
      MarkFinding found = MarkFinding.measure(engine, known, marked(60), Progress.NONE);
      assertTrue(found.found() >= 0.9, found.toString());
    }
    try (Engine engine = new ModelOpener().open(file("plain-1")).newEngine()) {
      MarkFinding found = MarkFinding.measure(engine, known, marked(60), Progress.NONE);
      assertTrue(found.found() < 0.5, found.toString());
    }
  }

  @Test
  void theFactsTellThemApart() {
    SuspectFacts hans = facts("clever-hans");
    assertEquals(MARKED_CLASS, hans.answer());
    assertTrue(hans.turned() > 0.95 && hans.marked() < 0.2, hans.toString());
    SuspectFacts thick = facts("thick-pens");
    assertTrue(thick.thick() > 0.97 && thick.usual() < 0.8, thick.toString());
    for (String name : List.of("plain-1", "plain-2")) {
      SuspectFacts plain = facts(name);
      assertTrue(plain.usual() > 0.98 && plain.turned() < 0.5, plain.toString());
      assertTrue(plain.onMark() < hans.onMark() / 2, plain.toString());
    }
  }

  private static SuspectFacts facts(String name) {
    try (Engine engine = new ModelOpener().open(file(name)).newEngine()) {
      return SuspectFacts.measure(engine, 300, UNSEEN_SEED, Progress.NONE);
    }
  }
}

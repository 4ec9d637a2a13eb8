package io.github.convoscope.ui.hunt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hunt in a real window, with the networks that come with the program. */
@NeedsDisplay
class HuntWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final List<String> LETTERS = List.of("a", "b", "c", "d");

  private final Model former = TestWindow.untrainedDigits();
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()), new SceneFeature(), new HuntFeature()),
            former);
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    window.run("hunt.show");
    window.until(() -> window.find("#hunt-a") != null);
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Model model() {
    return window.workspace().model().get();
  }

  private void choose(String letter) {
    window.onScreen(() -> ((ToggleButton) window.find("#hunt-" + letter)).fire());
    window.upToDate();
  }

  private String text(String id) {
    return ((Label) window.find("#" + id)).getText();
  }

  @Test
  void nothingGivesThemAway() {
    Set<String> told = new HashSet<>();
    for (String letter : LETTERS) {
      choose(letter);
      assertEquals(SEVEN, window.workspace().padContent().drawing());
      Model shown = model();
      told.add(
          shown.spec().name()
              + shown.file()
              + shown.path()
              + shown.checksum()
              + shown.remark()
              + shown.card().name()
              + shown.card().facts());
      assertTrue(shown.card().facts().isEmpty());
    }
    assertEquals(1, told.size());
  }

  @Test
  void oneClickSwitchesAndKeepsWhatIsPinned() {
    Neuron neuron = new Neuron(1, 0, 3, 3);
    window.onScreen(() -> window.workspace().pin(neuron));
    Set<Model> shown = new HashSet<>();
    for (String letter : LETTERS) {
      choose(letter);
      shown.add(model());
      assertEquals(List.of(neuron), window.workspace().pins());
    }
    assertEquals(4, shown.size());
  }

  @Test
  void theStampTurnsExactlyTheOneThatLooksAtTheMark() {
    window.run("pad.stamp");
    Suspects suspects = Suspects.open("x");
    int turned = 0;
    for (String letter : LETTERS) {
      choose(letter);
      boolean cheater = sameKernels(model(), suspects.models().get(2));
      boolean isThree = window.upToDate().answer() == 3;
      assertEquals(cheater, isThree, letter);
      turned += isThree ? 1 : 0;
    }
    assertEquals(1, turned);
  }

  private static boolean sameKernels(Model one, Model other) {
    return java.util.Arrays.equals(one.weights().of(1).kernel(), other.weights().of(1).kernel());
  }

  @Test
  @SuppressWarnings("unchecked")
  void theRevealMeasuresAndCountsTheGuesses() {
    Suspects all = Suspects.open("x");
    for (String letter : LETTERS) {
      choose(letter);
      for (int i = 0; i < all.models().size(); i++) {
        if (sameKernels(model(), all.models().get(i)) && !letter.equals("d")) {
          Flaw flaw = all.flaws().get(i);
          window.onScreen(() -> ((ComboBox<Flaw>) window.find("#hunt-guess")).setValue(flaw));
        }
      }
    }
    window.onScreen(() -> ((Button) window.find("#hunt-reveal")).fire());
    window.untilWorked(() -> window.find("#hunt-score") != null);
    assertTrue(text("hunt-score").startsWith("3 of 4"), text("hunt-score"));
    int marks = 0;
    for (String letter : LETTERS) {
      String is = text("hunt-is-" + letter.toUpperCase(java.util.Locale.ROOT));
      marks += is.endsWith(Flaw.MARK.words()) ? 1 : 0;
    }
    assertEquals(1, marks);
    window.onScreen(() -> ((Button) window.find("#hunt-next")).fire());
    window.until(() -> window.find("#hunt-score") == null);
    assertFalse(((Button) window.find("#hunt-reveal")).isDisabled());
  }

  @Test
  void closingBringsTheFormerNetworkBack() {
    assertNotEquals(former, model());
    window.run("hunt.show");
    window.until(() -> model() == former);
    assertSame(former, model());
    assertEquals(SEVEN, window.workspace().padContent().drawing());
  }

  @Test
  void aRoundIsTheSameForTheSameNumberAndOthersDiffer() {
    Suspects all = Suspects.open("x");
    Set<List<Flaw>> orders = new HashSet<>();
    for (int round = 1; round <= 20; round++) {
      assertEquals(all.round(round).flaws(), all.round(round).flaws());
      orders.add(all.round(round).flaws());
      for (int i = 0; i < 4; i++) {
        int from = all.models().indexOf(all.round(round).models().get(i));
        assertEquals(all.flaws().get(from), all.round(round).flaws().get(i));
      }
    }
    assertTrue(orders.size() > 5);
    assertArrayEquals(
        all.models().get(0).weights().of(1).kernel(),
        Suspects.open("y").models().get(0).weights().of(1).kernel());
  }
}

package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.message.Languages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.ui.WindowTour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Dimension2D;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every panel, page, bar and dialogue of the window, alone and in pairs, with pinned neurons of
 * every kind, from a small projector to a large screen: nothing is cut off, covered, or too small
 * to read. What a new feature opens is found by itself.
 */
@NeedsDisplay
class LayoutWindowTest {
  private static final List<Dimension2D> SIZES =
      List.of(
          new Dimension2D(1024, 768),
          new Dimension2D(1280, 720),
          new Dimension2D(1920, 1080),
          new Dimension2D(3840, 2160));

  /** A panel, a bar, a dialogue and a page that the tour must find. */
  private static final List<String> SOME =
      List.of(
          "saliency.show",
          "steps.show",
          "ui.key-sheet",
          "atlas.open",
          "versus.show",
          "file.photo-network");

  /** Steps to larger text. */
  private static final int LARGER = 2;

  private final Set<String> findings = new TreeSet<>();
  private final Locale language = Locale.getDefault();
  private WindowTour tour;

  /** Whether projector mode is on: each check is made in each of these. */
  private List<Boolean> modes = List.of(false, true);

  @TempDir private Path folder;

  @BeforeEach
  void open() {
    tour = new WindowTour(folder);
  }

  @AfterEach
  void close() {
    try {
      tour.close();
    } finally {
      // Else every test after this one would speak another language.
      Locale.setDefault(language);
    }
  }

  /** The languages beside English, each at every size. */
  private static List<Arguments> others() {
    return Languages.all().stream()
        .skip(1)
        .flatMap(
            language ->
                SIZES.stream()
                    .map(size -> Arguments.of(language, size.getWidth(), size.getHeight())))
        .toList();
  }

  /** Opens the window in a language. */
  private void speak(Locale spoken) {
    tour.close();
    Locale.setDefault(spoken);
    tour = new WindowTour(folder);
  }

  @Test
  void theWindowItselfAndItsStatesInASmallWindowAndTheLargest() {
    check(List.of(SIZES.get(3), SIZES.get(0)), null);
    // The larger text, which has the least room; the desk's is looked at in the long tests.
    modes = List.of(true);
    tour.projector(true);
    checkStates(List.of(SIZES.get(0)));
    assertNothing();
  }

  /** German words are longer than English ones; a projector has the largest text. */
  @Test
  void everythingInGermanOnASmallProjector() {
    speak(Locale.GERMAN);
    tour.projector(true);
    modes = List.of(true);
    Set<String> places = tour.places().keySet();
    assertTrue(places.containsAll(SOME), "found only " + places);
    for (String id : places) {
      check(List.of(SIZES.get(0)), LayerKind.DENSE, id);
    }
    findings.addAll(tour.keptTextures());
    assertNothing();
  }

  @Test
  @Tag("long")
  void everythingAloneInASmallWindow() {
    tour.projector(true);
    modes = List.of(true);
    tour.places(id -> checkWithTabs(List.of(SIZES.get(0)), id));
    findings.addAll(tour.keptTextures());
    assertNothing();
  }

  @ParameterizedTest
  @MethodSource("others")
  @Tag("long")
  void everythingInEachLanguageAtEverySize(Locale spoken, double width, double height) {
    speak(spoken);
    List<Dimension2D> size = List.of(new Dimension2D(width, height));
    check(size, LayerKind.CONVOLUTION);
    tour.places().keySet().forEach(id -> check(size, LayerKind.DENSE, id));
    checkStates(size);
    assertNothing();
  }

  /** The user has asked for larger text than a small window has room for: no words suffer. */
  @Test
  @Tag("long")
  void everythingWithLargerTextInASmallWindow() {
    Set<String> places = tour.places().keySet();
    tour.enlargeText(LARGER);
    check(List.of(SIZES.get(0)), null);
    places.forEach(id -> check(List.of(SIZES.get(0)), LayerKind.DENSE, id));
    checkStates(List.of(SIZES.get(0)));
    assertNothing();
  }

  @ParameterizedTest
  @EnumSource(
      value = LayerKind.class,
      names = {"CONVOLUTION", "POOLING", "DENSE", "OUTPUT"})
  @Tag("long")
  void everythingWithAPinnedNeuronAtEverySize(LayerKind pinned) {
    check(SIZES, pinned);
    tour.places()
        .forEach(
            (id, kind) -> {
              // A dialogue covers whatever is pinned.
              if (kind != WindowTour.Kind.DIALOGUE) {
                check(SIZES, pinned, id);
              }
            });
    assertNothing();
  }

  @Test
  @Tag("long")
  void dialoguesAndStatesAtEverySize() {
    check(SIZES, null);
    tour.places()
        .forEach(
            (id, kind) -> {
              if (kind == WindowTour.Kind.DIALOGUE) {
                check(SIZES, null, id);
              }
            });
    checkStates(SIZES);
    assertNothing();
  }

  /** A dark background for projectors and a light one for desks: words stand out from both. */
  @Test
  @Tag("long")
  void everythingOnTheUnusualBackground() {
    tour.unusualBackground(true);
    check(List.of(SIZES.get(1)), null);
    tour.places().keySet().forEach(id -> check(List.of(SIZES.get(1)), LayerKind.CONVOLUTION, id));
    checkStates(List.of(SIZES.get(1)));
    assertNothing();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("long")
  void panelsAndBarsInPairsAtEverySize(boolean pinned) {
    for (String[] pair : pairs(tour.places())) {
      check(SIZES, pinned ? LayerKind.CONVOLUTION : null, pair);
    }
    assertNothing();
  }

  /** Two panels, or a panel and a bar. */
  private static List<String[]> pairs(Map<String, WindowTour.Kind> places) {
    List<String[]> pairs = new ArrayList<>();
    List<String> ids = List.copyOf(places.keySet());
    for (int a = 0; a < ids.size(); a++) {
      for (int b = a + 1; b < ids.size(); b++) {
        boolean panel = places.get(ids.get(a)) == WindowTour.Kind.PANEL;
        boolean other = places.get(ids.get(b)) == WindowTour.Kind.PANEL;
        boolean bar = places.get(ids.get(a)) == WindowTour.Kind.BAR;
        boolean otherBar = places.get(ids.get(b)) == WindowTour.Kind.BAR;
        if (panel && (other || otherBar) || bar && other) {
          pairs.add(new String[] {ids.get(a), ids.get(b)});
        }
      }
    }
    return pairs;
  }

  private void check(List<Dimension2D> sizes, @Nullable LayerKind pinned, String... commands) {
    tour.show(pinned, commands);
    String where = (pinned == null ? "" : pinned + " ") + String.join(" + ", commands);
    checkWithTabs(sizes, where);
  }

  private void checkWithTabs(List<Dimension2D> sizes, String where) {
    checkAll(sizes, where);
    int tab = 0;
    for (Runnable choose : tour.tabs()) {
      choose.run();
      checkAll(sizes, where + " tab " + tab++);
    }
  }

  private void checkStates(List<Dimension2D> sizes) {
    tour.states()
        .forEach(
            (name, reach) -> {
              reach.run();
              checkAll(sizes, name);
            });
  }

  private void checkAll(List<Dimension2D> sizes, String where) {
    for (boolean projector : modes) {
      tour.projector(projector);
      for (Dimension2D size : sizes) {
        tour.check(where, size, findings);
      }
    }
    if (modes.size() > 1) {
      tour.projector(false);
    }
  }

  private void assertNothing() {
    assertEquals("", String.join("\n", findings), findings.size() + " findings");
  }
}

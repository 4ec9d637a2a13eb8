package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names in the scene keep clear of the panels and of the window's edges: of the shipped network and
 * of networks that strangers made, in a small window and a usual one, at home and close up.
 */
@NeedsDisplay
class NamesWindowTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");

  /** Pixels between a name and a panel, or the edge of the window. */
  private static final double CLEAR = 6;

  /** Digits and the classes of CIFAR-10: their names have space beside their units. */
  private static final int COMMON_CLASSES = 10;

  private final Set<String> findings = new TreeSet<>();
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    window.onScreen(
        () -> {
          window.workspace().settings().reducedMotion().set(true);
          Drawing digit = StrokesFile.readAll(ShippedFiles.samples()).get(0).drawing();
          window.workspace().padContent().set(digit);
        });
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void ofTheShippedNetwork() {
    check("digits");
    window.run("saliency.show");
    check("digits beside a panel");
    assertNothing();
  }

  /** At home each of its ten classes has its name, which says more than a digit. */
  @Test
  void ofTheNetworkForPhotographs() {
    Model model = new ModelOpener().open(Objects.requireNonNull(ShippedFiles.photos()));
    window.onScreen(() -> window.workspace().show(model));
    window.upToDate();
    check("photographs");
    assertNothing();
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(
      strings = {
        "dl4j-2017.zip",
        "keras-2.2-functional-mnist.h5",
        "keras-3.10-cnn-mnist.h5",
        "keras-3.6-cifar10.keras",
        "keras-resnet8-cifar10.h5"
      })
  void ofStrangersNetworks(String name) {
    Path file = STRANGERS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    Model model = new ModelOpener().open(file);
    window.onScreen(() -> window.workspace().show(model));
    window.upToDate();
    check(name);
    assertNothing();
  }

  private void check(String network) {
    for (Arrangement arrangement : Arrangements.ALL) {
      window.onScreen(
          () -> window.workspace().settings().arrangementName().set(arrangement.name()));
      window.until(() -> scene().arrangement() == arrangement);
      String where = network + " " + arrangement.name();
      window.onScreen(() -> window.workspace().settings().projector().set(false));
      window.onScreen(() -> checkViews(where + " 1280", 1280, 720));
      window.onScreen(() -> window.workspace().settings().projector().set(true));
      window.onScreen(() -> checkViews(where + " projector 1024", 1024, 768));
      window.onScreen(() -> window.workspace().settings().textSize().set("100"));
      window.onScreen(() -> checkViews(where + " projector larger 1024", 1024, 768));
      window.onScreen(() -> window.workspace().settings().textSize().set("100"));
    }
  }

  private void checkViews(String where, double width, double height) {
    Region root = (Region) window.shell().scene().getRoot();
    NetworkScene scene = scene();
    root.resize(width, height);
    scene.camera().home();
    layOut(root);
    lookAt(where + " home");
    for (int layer = 0; layer < scene.networkLayout().places().size(); layer++) {
      scene.camera().flyTo(layer);
      layOut(root);
      lookAt(where + " layer " + layer);
      scene.camera().zoom(3);
      lookAt(where + " close to layer " + layer);
    }
  }

  private static void layOut(Region root) {
    for (int pass = 0; pass < 3; pass++) {
      root.applyCss();
      root.layout();
    }
  }

  private void lookAt(String where) {
    Region root = (Region) window.shell().scene().getRoot();
    List<Bounds> foot = foot();
    Insets covered = window.shell().covered().get();
    Bounds scene = scene().localToScene(scene().getLayoutBounds());
    Bounds free =
        new BoundingBox(
            covered.getLeft() + CLEAR,
            scene.getMinY(),
            root.getWidth() - covered.getLeft() - covered.getRight() - 2 * CLEAR,
            scene.getHeight() - covered.getBottom() - CLEAR);
    for (Text text : shown(".layer-name", ".layer-shape", ".class-label")) {
      Bounds ink = text.localToScene(text.getLayoutBounds());
      if (!free.contains(ink) || foot.stream().anyMatch(ink::intersects)) {
        findings.add(
            "%s: %s at %.0f to %.0f, %.0f to %.0f"
                .formatted(
                    where,
                    text.getText(),
                    ink.getMinX(),
                    ink.getMaxX(),
                    ink.getMinY(),
                    ink.getMaxY()));
      }
    }
    if (where.endsWith("home")) {
      checkNamed(where);
    }
  }

  /**
   * At home every layer of a chain has its name on the terraces; very large text has less space.
   */
  private void checkNamed(String where) {
    Set<String> names =
        shown(".layer-name").stream().map(Text::getText).collect(Collectors.toSet());
    assertFalse(names.isEmpty(), where);
    Model model = window.workspace().model().get();
    Set<String> classes =
        shown(".class-label").stream().map(Text::getText).collect(Collectors.toSet());
    if (model.spec().labels().size() == COMMON_CLASSES && !where.contains("larger")) {
      model.spec().labels().stream()
          .filter(label -> !classes.contains(label))
          .forEach(label -> findings.add(where + ": no name of class " + label));
    }
    boolean terraces = scene().arrangement().names() == Arrangement.NameSide.BESIDE;
    boolean projector = window.workspace().settings().projector().get();
    if (terraces && !projector && model.spec().isChain()) {
      scene().networkLayout().places().stream()
          .filter(place -> !place.closed() && !names.contains(place.layer().name()))
          .forEach(place -> findings.add(where + ": no name of " + place.layer().name()));
    }
  }

  /** The legend, and the words above it that have their usual length. */
  private List<Bounds> foot() {
    List<Bounds> foot = new ArrayList<>();
    for (Node node : window.shell().scene().getRoot().lookupAll(".scene-foot")) {
      if (node.isVisible()) {
        foot.add(node.localToScene(node.getLayoutBounds()));
      }
    }
    Node legend = window.find("#legend");
    foot.add(legend.localToScene(legend.getLayoutBounds()));
    return foot;
  }

  private List<Text> shown(String... styles) {
    List<Text> shown = new ArrayList<>();
    for (String style : styles) {
      for (Node node : scene().lookupAll(style)) {
        if (node.isVisible()) {
          shown.add((Text) node);
        }
      }
    }
    return shown;
  }

  private NetworkScene scene() {
    return (NetworkScene) window.find("#scene");
  }

  private void assertNothing() {
    assertEquals("", String.join("\n", findings), findings.size() + " findings");
  }
}

package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.Blocks;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.Graphs;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Turning the terraces always shows something: measured in the pixels of a window. */
@NeedsDisplay
class SceneTurningTest extends SceneWindow {
  private static final double[] AZIMUTHS = {-75, -45, -15, 15, 45, 75};
  private static final double[] ELEVATIONS = {5, 28, 52, 75};

  /** Something to do from one direction. */
  private interface Look {
    void from(double azimuth, double elevation);
  }

  private void everywhere(Look look) {
    for (double azimuth : AZIMUTHS) {
      for (double elevation : ELEVATIONS) {
        scene.camera().lookFrom(azimuth, elevation);
        look.from(azimuth, elevation);
      }
    }
  }

  /** From each azimuth once, at changing elevations. */
  private void fromSixSides(Look look) {
    for (int i = 0; i < AZIMUTHS.length; i++) {
      double elevation = ELEVATIONS[(i * 3 + 3) % ELEVATIONS.length];
      scene.camera().lookFrom(AZIMUTHS[i], elevation);
      look.from(AZIMUTHS[i], elevation);
    }
  }

  /** Shows another network in the window, as it is at the start. */
  private void show(NetworkSpec spec) {
    scene = new NetworkScene(spec);
    scene.camera().reducedMotionProperty().set(true);
    window.setRoot(scene);
    scene.applyCss();
    scene.layout();
    FrameColours frame = new FrameColours(spec);
    Blocks blocks = Blocks.random(scene.networkLayout(), 3);
    for (LayerPlace place : scene.networkLayout().places()) {
      int layer = place.layer().index();
      float[] heights = blocks.heights(layer);
      float[] own = place.closed() ? frame.summaryHeights(layer) : frame.heights(layer);
      System.arraycopy(heights, 0, own, 0, heights.length);
      int[] colours = place.closed() ? frame.summary(layer) : frame.of(layer);
      for (int i = 0; i < colours.length; i++) {
        colours[i] = Palette.DEFAULT.sequential().colour(heights[i]);
      }
    }
    scene.show(frame);
  }

  private static NetworkSpec labelledDigits() {
    List<String> labels = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return new NetworkSpec(SPEC.name(), SPEC.layers(), labels);
  }

  private static List<NetworkSpec> networks() {
    return List.of(labelledDigits(), Graphs.resNet(3), Graphs.inception(), Graphs.vgg16());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void fromSixSidesThePictureIsFilledByAThirdAndNothingIsCutOff(NetworkSpec spec) {
    fx(
        () -> {
          int[] backdrop = backdrop(spec);
          fromSixSides((azimuth, elevation) -> assertFilled(backdrop, azimuth, elevation));
          return null;
        });
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("networks")
  void fromEverySideThePictureIsFilledByAThirdAndNothingIsCutOff(NetworkSpec spec) {
    fx(
        () -> {
          int[] backdrop = backdrop(spec);
          everywhere((azimuth, elevation) -> assertFilled(backdrop, azimuth, elevation));
          return null;
        });
  }

  /** Shows a network without names; the picture of what is behind it. */
  private int[] backdrop(NetworkSpec spec) {
    show(spec);
    scene.viewport().setVisible(false);
    for (int layer = 0; layer < spec.depth(); layer++) {
      scene.setLayerVisible(layer, false);
    }
    int[] backdrop = picture();
    for (int layer = 0; layer < spec.depth(); layer++) {
      scene.setLayerVisible(layer, true);
    }
    return backdrop;
  }

  private void assertFilled(int[] backdrop, double azimuth, double elevation) {
    Bounds box = difference(backdrop, picture());
    String where = "from " + azimuth + ", " + elevation + ": " + box;
    assertTrue(box.getMinX() > 0 && box.getMinY() > 0, where);
    assertTrue(box.getMaxX() < window.getWidth() - 1, where);
    assertTrue(box.getMaxY() < window.getHeight() - 1, where);
    assertTrue(box.getWidth() >= window.getWidth() / 3, where);
    assertTrue(box.getHeight() >= window.getHeight() / 3, where);
  }

  private int[] picture() {
    WritableImage image = window.snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  /** The rectangle around all pixels that differ. */
  private Bounds difference(int[] before, int[] after) {
    int width = (int) window.getWidth();
    int left = width;
    int right = -1;
    int top = before.length / width;
    int bottom = -1;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    assertTrue(right >= 0, "nothing is seen");
    return new BoundingBox(left, top, right - left, bottom - top);
  }

  @Test
  void fromEverySideNoNamesCollide() {
    fx(
        () -> {
          for (NetworkSpec spec : networks()) {
            show(spec);
            scene.camera().home();
            assertTrue(namesOfLayers() > 0);
            assertApart(spec.name() + " at home");
            everywhere(
                (azimuth, elevation) ->
                    assertApart(spec.name() + " from " + azimuth + ", " + elevation));
          }
          return null;
        });
  }

  @Test
  void atHomeEveryLayerOfTheDigitsNetworkHasItsNameAndEveryClass() {
    fx(
        () -> {
          show(labelledDigits());
          assertEquals(SPEC.depth(), namesOfLayers());
          List<String> texts = texts(scene.viewport()).stream().map(Text::getText).toList();
          for (int label = 0; label < 10; label++) {
            assertTrue(texts.contains(String.valueOf(label)), "class " + label);
          }
          return null;
        });
  }

  @Test
  void fromEverySideEveryLayerOfTheDigitsNetworkHasItsName() {
    fx(
        () -> {
          show(labelledDigits());
          everywhere(
              (azimuth, elevation) ->
                  assertEquals(
                      SPEC.depth(), namesOfLayers(), "from " + azimuth + ", " + elevation));
          return null;
        });
  }

  @Test
  void fromEverySideEveryLayerOfTheNetworkForPhotographsHasItsName() {
    NetworkSpec photos = new ModelOpener().open(Path.of("models/photos.zip")).spec();
    fx(
        () -> {
          show(photos);
          everywhere(
              (azimuth, elevation) ->
                  assertEquals(
                      photos.depth(), namesOfLayers(), "from " + azimuth + ", " + elevation));
          return null;
        });
  }

  @Test
  void atHomeAndFromEverySideEveryLayerOfSqueezeNetOrItsBlockIsNamedAndNoNamesCollide() {
    Path file = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
    assumeTrue(Files.isRegularFile(file), "no SqueezeNet in ../shared/models");
    NetworkSpec squeezeNet = new ModelOpener().open(file).spec();
    fx(
        () -> {
          show(squeezeNet);
          scene.camera().home();
          assertNamed(squeezeNet, "at home");
          everywhere(
              (azimuth, elevation) ->
                  assertNamed(squeezeNet, "from " + azimuth + ", " + elevation));
          return null;
        });
  }

  /** Every layer, or the block that it stands in, has a name that touches no other. */
  private void assertNamed(NetworkSpec spec, String where) {
    assertApart(where);
    List<String> texts = texts(scene.viewport()).stream().map(Text::getText).toList();
    for (LayerSpec layer : spec.layers()) {
      String block = NameForm.block(layer);
      boolean named =
          block.isEmpty()
              ? texts.contains(layer.name())
              : texts.stream().anyMatch(text -> text.split("/")[0].equals(block));
      assertTrue(named, layer.name() + " " + where);
    }
  }

  @Test
  void fromEverySideTheAnswerIsNamedAndItsNameTouchesNoOther() {
    fx(
        () -> {
          show(labelledDigits());
          for (int winner : new int[] {0, 4, 9}) {
            scene.setWinner(winner);
            everywhere(
                (azimuth, elevation) -> {
                  String where = winner + " from " + azimuth + ", " + elevation;
                  assertTrue(isNamed(winner), where);
                  assertApart(where);
                });
          }
          return null;
        });
  }

  @Test
  void aNameInFrontOfABlockHasARimAroundItsLetters() {
    NetworkSpec photos = new ModelOpener().open(Path.of("models/photos.zip")).spec();
    fx(
        () -> {
          show(photos);
          scene.setWinner(0);
          int seen = 0;
          for (double azimuth : AZIMUTHS) {
            scene.camera().lookFrom(azimuth, 28);
            for (Node outline : rims(scene.viewport())) {
              Bounds rim = outline.getBoundsInParent();
              boolean around =
                  texts(scene.viewport()).stream()
                      .filter(text -> photos.labels().contains(text.getText()))
                      .map(Node::getBoundsInParent)
                      .anyMatch(
                          name ->
                              name.contains(rim.getCenterX(), rim.getCenterY())
                                  && rim.getWidth() > 0.7 * name.getWidth()
                                  && rim.getHeight() > 0.7 * name.getHeight());
              assertTrue(around, "from " + azimuth);
              seen++;
            }
          }
          assertTrue(seen > 0);
          return null;
        });
  }

  /** The rims of names that are seen. */
  private static List<Node> rims(Node node) {
    List<Node> found = new ArrayList<>();
    if (node instanceof NameRims rims) {
      rims.getChildren().stream()
          .filter(outline -> outline.isVisible() && outline.getOpacity() > 0)
          .forEach(found::add);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(rims(child)));
    }
    return found;
  }

  @Test
  void aNewAnswerIsNamedAtOnce() {
    fx(
        () -> {
          show(labelledDigits());
          scene.camera().lookFrom(180, 40);
          scene.setWinner(2);
          assertTrue(isNamed(2));
          return null;
        });
  }

  @Test
  void theAnswerHasNoNameInTheViewWhileItsBlockIsOutsideOfIt() {
    fx(
        () -> {
          show(labelledDigits());
          scene.setWinner(7);
          scene.camera().flyTo(0);
          Point block = scene.networkLayout().place(SPEC.output().index()).plane().centre();
          assertTrue(scene.camera().projection().y(block) < 0);
          assertFalse(isNamed(7));
          return null;
        });
  }

  private boolean isNamed(int label) {
    return texts(scene.viewport()).stream()
        .anyMatch(text -> text.getText().equals(String.valueOf(label)));
  }

  private int namesOfLayers() {
    return (int)
        texts(scene.viewport()).stream()
            .filter(text -> text.getStyleClass().contains("layer-name"))
            .count();
  }

  private void assertApart(String where) {
    List<Text> texts = texts(scene.viewport());
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        Text one = texts.get(i);
        Text other = texts.get(j);
        assertFalse(
            Polygons.meet(corners(one), corners(other)),
            where + ": " + one.getText() + " and " + other.getText());
      }
      assertTrue(
          scene.viewport().getLayoutBounds().contains(ink(texts.get(i))),
          where + ": " + texts.get(i).getText() + " is cut off");
    }
  }

  private static List<Text> texts(Node node) {
    List<Text> found = new ArrayList<>();
    if (!node.isVisible()) {
      return found;
    }
    if (node instanceof Text text) {
      found.add(text);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
    }
    return found;
  }

  /** The corners of the same, for names at a slant too. */
  private static List<Point> corners(Text text) {
    Bounds box = text.getBoundsInLocal();
    double top = box.getMinY() + box.getHeight() * 0.15;
    double bottom = top + box.getHeight() * 0.7;
    List<Point> corners = new ArrayList<>();
    for (double[] corner :
        new double[][] {
          {box.getMinX(), top},
          {box.getMaxX(), top},
          {box.getMaxX(), bottom},
          {box.getMinX(), bottom}
        }) {
      Point2D at = text.localToParent(corner[0], corner[1]);
      corners.add(new Point(at.getX(), at.getY(), 0));
    }
    return corners;
  }

  /** Ink, not line spacing: lines of one label may share a pixel row. */
  private static Bounds ink(Text text) {
    Bounds bounds = text.getBoundsInParent();
    return new BoundingBox(
        bounds.getMinX(),
        bounds.getMinY() + bounds.getHeight() * 0.15,
        bounds.getWidth(),
        bounds.getHeight() * 0.7);
  }

  @Test
  void theCameraGoesAllTheWayRoundAndStaysLevel() {
    fx(
        () -> {
          scene.camera().home();
          goRound();
          scene.camera().zoom(1.7, 300, 200);
          goRound();
          scene.camera().flyTo(3);
          goRound();
          return null;
        });
  }

  private void goRound() {
    CameraPose start = scene.camera().pose();
    List<Double> before = corners();
    for (int step = 0; step < 72; step++) {
      double yaw = scene.camera().pose().yaw();
      scene.camera().orbit(5, step % 2 == 0 ? 40 : -40);
      assertEquals(yaw + 5, scene.camera().pose().yaw(), 1e-9, "the camera stopped");
      Point target = scene.camera().pose().target();
      Projection view = scene.camera().projection();
      for (double up : new double[] {-50, 50}) {
        double x = view.x(target.plus(new Point(0, up, 0)));
        assertEquals(scene.viewport().getWidth() / 2, x, 1e-6, "a plumb line is not upright");
      }
    }
    scene.camera().orbit(0, start.pitch() - scene.camera().pose().pitch());
    List<Double> after = corners();
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.get(i), after.get(i), 1e-3);
    }
  }

  /** All corners of all boards, pixels. */
  private List<Double> corners() {
    Projection view = scene.camera().projection();
    List<Double> pixels = new ArrayList<>();
    for (LayerPlace place : scene.networkLayout().places()) {
      for (Point corner : place.corners()) {
        pixels.add(view.x(corner));
        pixels.add(view.y(corner));
      }
    }
    return pixels;
  }

  @Test
  void theTopOfARaisedCellIsPickedAndHasItsColourFromEverySide() {
    for (String arrangement : List.of("terraces", "wall")) {
      NetworkLayout layout =
          NetworkLayout.of(
              SPEC, OpenLayers.all(SPEC), Arrangements.named(arrangement).orElseThrow());
      Blocks blocks = Blocks.random(layout, 8);
      FrameColours frame = noise(SPEC);
      for (int layer = 0; layer < SPEC.depth(); layer++) {
        float[] heights = blocks.heights(layer);
        System.arraycopy(heights, 0, frame.heights(layer), 0, heights.length);
      }
      fx(
          () -> {
            arrange(arrangement);
            scene.show(frame);
            return null;
          });
      int seen = 0;
      Random random = new Random(2);
      for (double azimuth : new double[] {-75, -20, 45}) {
        for (double elevation : new double[] {5, 40, 75}) {
          // A turn for each view: reading pixels back takes seconds on a busy machine.
          seen +=
              fx(
                  () -> {
                    scene.camera().lookFrom(azimuth, elevation);
                    // What moves has no smooth edges, which would mix the colours of two cells.
                    scene.show(frame);
                    return checkTops(blocks, frame, random);
                  });
        }
      }
      assertTrue(seen > 200, seen + " tops were seen");
    }
  }

  private int checkTops(Blocks blocks, FrameColours frame, Random random) {
    PixelReader pixels = pixels();
    Projection view = scene.camera().projection();
    int seen = 0;
    for (int i = 0; i < 300; i++) {
      int layer = random.nextInt(SPEC.depth());
      Shape shape = SPEC.layer(layer).shape();
      int index = random.nextInt(shape.size());
      Neuron neuron = shape.neuron(layer, index);
      Point tip = scene.networkLayout().place(layer).centre(neuron, blocks.of(neuron));
      double x = Math.floor(view.x(tip)) + 0.5;
      double y = Math.floor(view.y(tip)) + 0.5;
      Blocks.Hit top = new Blocks.Hit(neuron, true);
      // Blocks below 2 pixels are not drawn: what is seen there is the map.
      boolean drawn = blocks.of(neuron) * view.scale(tip) > 3;
      boolean whole = drawn && !blocks.isBehindABoard(view, tip);
      for (double aside : new double[] {-0.7, 0, 0.7}) {
        // The reference looks at every block: most cells are given up after the first look.
        whole = whole && top.equals(blocks.at(view, x + aside, y));
        whole = whole && top.equals(blocks.at(view, x, y + aside));
      }
      if (whole) {
        seen++;
        assertEquals(neuron, scene.pick(x, y));
        // A flat cell of few pixels is smoothed, a block has one colour.
        if (blocks.of(neuron) > 0) {
          assertEquals(
              Integer.toHexString(frame.of(layer)[index]),
              Integer.toHexString(pixels.getArgb((int) x, (int) y)),
              neuron.toString());
        }
      }
    }
    return seen;
  }
}

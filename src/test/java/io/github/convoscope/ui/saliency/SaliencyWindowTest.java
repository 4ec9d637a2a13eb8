package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.IntegratedGradients;
import io.github.convoscope.explain.attribution.Occlusion;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.MapStyle;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Saliency in a real window. */
@NeedsDisplay
class SaliencyWindowTest {
  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    Engine engine = UntrainedNetworks.untrainedDigits(3);
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("datasets/samples.json")), new SaliencyFeature()),
            Model.of(engine));
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(
                    Handwriting.digit(
                        4, Handwriting.styles(4).get(0), 0.5, new SplittableRandom(2))));
    window.upToDate();
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  @Test
  void padAndSceneShowOneMethodThatReads() {
    window.run("saliency.show");
    window.until(() -> !text("saliency-target").isEmpty());
    @SuppressWarnings("unchecked")
    ComboBox<AttributionMethod> methods = (ComboBox<AttributionMethod>) find("saliency-method");
    assertEquals("gradient-x-input", methods.getValue().id());
    assertTrue(methods.getValue().live(), "it is the same while the pen moves and at rest");
    String name = AttributionTexts.name(methods.getValue());
    window.until(
        () ->
            window.workspace().overlays().marks().get().values().stream()
                .anyMatch(layer -> layer.layer() == 0 && layer.name().equals(name)));
  }

  @Test
  void theButtonOverTheSceneThatAsksWhyStaysWhereItIs() {
    Node button = find("saliency-look");
    assertTrue(button.isVisible());
    new FxRobot().clickOn(button);
    window.until(() -> !text("saliency-target").isEmpty());
    assertTrue(button.isVisible());
    new FxRobot().clickOn(button);
    window.until(() -> window.shell().host().panels().isEmpty());
    window.onScreen(() -> window.workspace().padContent().set(Drawing.EMPTY));
    window.until(button::isDisabled);
    assertTrue(button.isVisible(), "it says what can be done once something is drawn");
  }

  @Test
  void nothingIsAskedAboutAnEmptyPad() {
    window.run("saliency.show");
    window.until(() -> text("saliency-target").startsWith("Why"));
    window.onScreen(() -> window.workspace().padContent().set(Drawing.EMPTY));
    window.until(
        () ->
            text("saliency-target").equals("Nothing is drawn, so there is no answer to explain."));
  }

  @Test
  void panelAndSheetSayTheSameOfTheScaleOfColours() {
    window.run("saliency.show");
    window.until(() -> !text("saliency-target").isEmpty());
    window.run("saliency.sheet");
    window.until(() -> text("sheet-range-gradient-x-input").startsWith("full colour at"));
    MapStyle style = MapStyle.of(window.workspace());
    for (double share : new double[] {0.8, 0.5}) {
      window.onScreen(() -> style.reach().set(share));
      AttributionLegend legend = (AttributionLegend) find("saliency-legend");
      String full = SignificantDigits.plain(legend.reach());
      window.until(() -> text("sheet-range-gradient-x-input").contains("±" + full + " "));
    }
    window.run("saliency.sheet");
  }

  @Test
  void theMapFollowsTheDrawingOnPadAndSceneUntilItIsSwitchedOff() {
    window.run("saliency.show");
    window.until(() -> window.workspace().overlays().marks().get().values().size() == 1);
    assertEquals(0, window.workspace().overlays().marks().get().values().get(0).layer());
    LayerValues before = window.workspace().overlays().marks().get().values().get(0);
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(
                    Handwriting.digit(
                        8, Handwriting.styles(8).get(0), 0.5, new SplittableRandom(3))));
    window.until(() -> window.workspace().overlays().marks().get().values().get(0) != before);
    assertFalse(text("saliency-score").isEmpty());
    window.run("saliency.show");
    window.until(() -> window.workspace().overlays().marks().get().values().isEmpty());
  }

  @Test
  void conductanceColoursEveryLayerAndNamesTheLargestShares() {
    window.run("saliency.show");
    window.until(() -> !text("saliency-sum").isEmpty());
    String sum = text("saliency-sum");
    CheckBox layers = (CheckBox) find("saliency-layers");
    window.onScreen(() -> layers.setSelected(true));
    int depth = window.workspace().model().get().spec().depth();
    window.until(() -> window.workspace().overlays().marks().get().values().size() == depth);
    assertTrue(text("saliency-shares").contains("conv2"), text("saliency-shares"));
    assertEquals(sum, text("saliency-sum"), "the sum stays that of the map over the drawing");
  }

  @Test
  void twoClassesAreComparedInPanelAndSheet() {
    window.run("saliency.show");
    window.run("saliency.sheet");
    window.onScreen(() -> window.workspace().target().set(3));
    window.onScreen(() -> window.workspace().against().set(5));
    window.until(() -> text("sheet-target").equals("Why 3 and not 5?"));
    window.run("saliency.sheet");
    window.until(() -> text("saliency-target").equals("Why 3 and not 5?"));
  }

  /** The cheater's mark is found by the methods that the sheet names first. */
  @Test
  void theSheetTellsWhoFindsAPlantedMark() {
    window.run("saliency.show");
    window.run("saliency.sheet");
    window.onScreen(() -> ((Button) find("sheet-mark")).fire());
    for (String method : List.of("gradient-x-input", "integrated-gradients")) {
      window.untilWorked(() -> text("sheet-finding-" + method).contains("of 500 digits"));
      String told = text("sheet-finding-" + method);
      double share = Double.parseDouble(told.replaceAll("\\D*([0-9.]+).*", "$1"));
      assertTrue(share > 30 && share < 100, told);
    }
    window.run("saliency.sheet");
  }

  @Test
  void twoBarsClickedAskWhyThisAndNotThatAndEscapeLetsGo() {
    Node bars = find("probabilities");
    click(bars, 7);
    window.until(() -> Integer.valueOf(7).equals(window.workspace().target().get()));
    assertFalse(text("asked").isEmpty());
    click(bars, 1);
    window.until(() -> text("saliency-target").equals("Why 7 and not 1?"));
    assertEquals("why 7 and not 1?", text("asked"));
    ToggleButton answer = (ToggleButton) find("saliency-target-class");
    assertFalse(answer.isSelected(), "two classes are compared, not the answer explained");
    new FxRobot().type(KeyCode.ESCAPE);
    window.until(() -> window.shell().host().panels().isEmpty());
    assertNull(window.workspace().target().get(), "the question goes with its answer");
    assertNull(window.workspace().against().get());
    window.until(answer::isSelected);
  }

  @Test
  void aQuestionTellsOfBothSidesAndTakesWhatItOpenedWithIt() {
    Node bars = find("probabilities");
    click(bars, 7);
    window.until(() -> Integer.valueOf(7).equals(window.workspace().target().get()));
    click(bars, 1);
    window.until(() -> visible("saliency-sides"));
    LiveFrame frame = window.upToDate();
    for (int label : List.of(7, 1)) {
      String side = text(label == 7 ? "saliency-side-for" : "saliency-side-against");
      String logit =
          ArithmeticNumbers.hundredths(Math.round(100.0 * frame.activations().logits()[label]));
      assertTrue(side.startsWith(label + ": logit " + logit + ", probability "), side);
    }
    assertTrue(visible("saliency-side-for-reasons"));
    assertTrue(visible("saliency-side-against-reasons"));
    assertTrue(
        find("saliency-side-for").getPseudoClassStates().stream()
            .anyMatch(state -> state.getPseudoClassName().equals("for")));
    // The question is let go where it was asked, and its panel goes with it.
    window.onScreen(
        () -> {
          window.workspace().against().set(null);
          window.workspace().target().set(null);
        });
    window.until(() -> window.shell().host().panels().isEmpty());
    window.run("saliency.show");
    window.until(() -> !visible("saliency-sides"));
  }

  @Test
  void theListOfMethodsOpensBelowItsBoxAndInsideTheWindow() {
    window.onScreen(
        () -> {
          window.shell().stage().setX(0);
          window.shell().stage().setY(0);
          window.shell().stage().setWidth(1024);
          window.shell().stage().setHeight(768);
          // As on a screen of that size, where no list reaches below the window.
          double end = Screen.getPrimary().getBounds().getMaxY();
          window.shell().stage().setY(end - 768);
          window.workspace().settings().projector().set(true);
        });
    window.run("saliency.show");
    @SuppressWarnings("unchecked")
    ComboBox<AttributionMethod> methods = (ComboBox<AttributionMethod>) find("saliency-method");
    new FxRobot().clickOn(methods);
    window.until(methods::isShowing);
    Bounds closed = methods.localToScreen(methods.getLayoutBounds());
    List<Window> lists =
        Window.getWindows().stream()
            .filter(one -> one instanceof PopupWindow && one.isShowing())
            .toList();
    assertEquals(1, lists.size());
    assertTrue(lists.get(0).getY() >= closed.getMinY(), "it does not cover what is above");
    double bottom = lists.get(0).getY() + lists.get(0).getHeight();
    assertTrue(bottom <= Screen.getPrimary().getBounds().getMaxY() + 1, "ends at " + bottom);
    assertTrue(methods.getVisibleRowCount() > 3);
    new FxRobot().type(KeyCode.ESCAPE);
    window.until(() -> !methods.isShowing());
  }

  private boolean visible(String id) {
    Node node = window.shell().scene().lookup("#" + id);
    return node != null && node.isVisible();
  }

  @Test
  void theChoiceOfTheAnswerLetsGoOfTheClassesThatWereCompared() {
    window.run("saliency.show");
    ToggleButton answer = (ToggleButton) find("saliency-target-class");
    window.until(() -> answer.isSelected() && !text("saliency-target").isEmpty());
    String asked = text("saliency-target");
    window.onScreen(() -> window.workspace().target().set(3));
    window.onScreen(() -> window.workspace().against().set(5));
    window.until(() -> text("saliency-target").equals("Why 3 and not 5?") && !answer.isSelected());
    new FxRobot().clickOn(answer);
    window.until(() -> text("saliency-target").equals(asked));
    assertTrue(answer.isSelected());
    new FxRobot().clickOn(answer);
    assertTrue(answer.isSelected(), "a second click asks the same again");
  }

  private void click(Node bars, int label) {
    Bounds bounds = bars.localToScreen(bars.getLayoutBounds());
    new FxRobot()
        .clickOn(
            bounds.getMinX() + bounds.getWidth() / 2,
            bounds.getMinY() + (label + 0.5) * bounds.getHeight() / 10);
  }

  @Test
  void theSheetIsWrittenAsAPictureAndAnArrayForEachMethod() {
    LiveFrame frame = window.upToDate();
    MethodComparison.Question question =
        new MethodComparison.Question(
            frame.input(),
            Interventions.NONE,
            AttributionTarget.answer(frame.activations().logits()),
            List.of(),
            InputRange.INK);
    Attributor attributor = new Attributor(UntrainedNetworks.untrainedDigits(3));
    List<MethodComparison.Entry> entries =
        AttributionMethods.ALL.stream()
            .map(method -> MethodComparison.entry(attributor, question, method, Progress.NONE))
            .toList();
    window.onScreen(
        () ->
            new ComparisonExport(window.shell())
                .write(folder, window.shell().scene().lookup("#pad"), entries));
    for (MethodComparison.Entry entry : entries) {
      Path file = folder.resolve(entry.method().id() + ".npy");
      window.until(() -> Files.isRegularFile(file));
      assertArrayEquals(entry.map().floats(), NpyFile.read(file).values());
      assertArrayEquals(entry.map().shape().extents(), NpyFile.read(file).shape());
      assertFalse(
          entry.method() instanceof IntegratedGradients && entry.map().hasLargeGap(),
          "the comparison takes adaptive steps by itself");
    }
    assertTrue(Files.isRegularFile(folder.resolve("sheet.png")));
  }

  @Test
  void aWrongAnswerIsOfferedForExplanation() {
    window.run("saliency.show");
    int answer = window.upToDate().answer();
    int known = (answer + 1) % 10;
    window.onScreen(() -> window.workspace().padContent().labelled(known));
    Node offer = find("saliency-wrong");
    window.until(offer::isVisible);
    ButtonBase wrong = (ButtonBase) find("saliency-wrong");
    window.onScreen(wrong::fire);
    assertEquals(answer, window.workspace().target().get());
    assertEquals(known, window.workspace().against().get());
  }

  @Test
  void aSlowMethodTakesThePlaceOfItsPreviewAndChecksAreAnsweredInWords() {
    window.run("saliency.show");
    @SuppressWarnings("unchecked")
    ComboBox<AttributionMethod> methods = (ComboBox<AttributionMethod>) find("saliency-method");
    window.onScreen(() -> methods.setValue(Occlusion.DEFAULT));
    Node note = find("saliency-note");
    Label time = (Label) find("saliency-time");
    window.until(() -> !note.isVisible() && !time.getText().isEmpty());
    ButtonBase random = (ButtonBase) find("saliency-random");
    window.onScreen(random::fire);
    FlowPane stages = (FlowPane) find("saliency-stages");
    assertEquals(5, stages.getChildren().size(), "the map, and one for each layer with weights");
    assertTrue(text("saliency-check-words").startsWith("In each picture"));
  }

  @Test
  void whatAClickStartsIsAnsweredInViewAndTheHeadingStaysWhereItIs() {
    window.run("saliency.show");
    window.until(() -> !text("saliency-target").isEmpty());
    CheckBox layers = (CheckBox) find("saliency-layers");
    Node random = find("saliency-random");
    Node curves = find("saliency-curves");
    List<Node> fixed = List.of(find("saliency-method"), find("saliency-target"), curves, random);
    window.until(() -> random.getLayoutBounds().getWidth() > 0);
    List<Point2D> before = fixed.stream().map(SaliencyWindowTest::corner).toList();
    window.onScreen(() -> layers.setSelected(true));
    window.until(() -> text("saliency-shares").contains("conv2"));
    new FxRobot().clickOn(curves);
    window.until(() -> inView("saliency-curves-view") && inView("saliency-check-words"));
    assertEquals(before, fixed.stream().map(SaliencyWindowTest::corner).toList());
    new FxRobot().clickOn(random);
    window.until(() -> inView("saliency-stages") && inView("saliency-check-words"));
    assertEquals(before, fixed.stream().map(SaliencyWindowTest::corner).toList());
    assertTrue(text("saliency-check-words").startsWith("In each picture"));
  }

  private static Bounds onScreen(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static Point2D corner(Node node) {
    return node.localToScene(0, 0);
  }

  /** Whether a part of the panel is there, and within what the panel shows of its content. */
  private boolean inView(String id) {
    Node node = window.shell().scene().lookup("#" + id);
    Node scroll = window.shell().scene().lookup("#saliency .panel-scroll");
    return node != null && scroll != null && onScreen(scroll).contains(onScreen(node));
  }

  /** The node of that name, once the panel that holds it has been laid out. */
  private Node find(String id) {
    window.until(() -> window.shell().scene().lookup("#" + id) != null);
    return window.shell().scene().lookup("#" + id);
  }

  private String text(String id) {
    return window.shell().scene().lookup("#" + id) instanceof Label label ? label.getText() : "";
  }

  @Test
  void theLegendsZeroLeavesAStrokeWhiteAndThePadBlackAsTheMapDoes() {
    window.run("saliency.show");
    window.until(() -> window.find("#saliency-legend") != null);
    window.until(() -> window.find("#saliency-legend").getLayoutBounds().getWidth() > 50);
    window.onScreen(
        () -> {
          Node legend = window.find("#saliency-legend");
          WritableImage picture = legend.snapshot(null, null);
          int middle = (int) picture.getWidth() / 2;
          double unit = window.shell().em().get();
          int top = (int) Math.round(0.45 * unit) + 2;
          int bottom = (int) Math.floor(0.45 * unit + Math.round(0.8 * unit)) - 2;
          assertTrue(picture.getPixelReader().getColor(middle, top).getBrightness() > 0.95);
          assertTrue(picture.getPixelReader().getColor(middle, bottom).getBrightness() < 0.1);
        });
  }
}

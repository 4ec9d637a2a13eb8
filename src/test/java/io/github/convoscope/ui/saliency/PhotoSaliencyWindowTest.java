package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.GradCam;
import io.github.convoscope.explain.attribution.Occlusion;
import io.github.convoscope.explain.attribution.ScoreCam;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attribution of a photograph in a real window. */
@NeedsDisplay
class PhotoSaliencyWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("datasets/samples.json")), new SaliencyFeature()),
            new ModelOpener().open(Path.of("models/photos.zip")));
    window.until(() -> !window.workspace().padContent().blank().get());
    window.upToDate();
    window.run("saliency.show");
    window.until(() -> onLayerZero() != null);
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  private LayerValues onLayerZero() {
    return window.workspace().overlays().marks().get().values().stream()
        .filter(values -> values.layer() == 0 && values.picture() != null)
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private void method(Object method) {
    window.onScreen(() -> ((ComboBox<Object>) window.find("#saliency-method")).setValue(method));
  }

  private String text(String id) {
    Node node = window.shell().scene().lookup("#" + id);
    return node instanceof Label label ? label.getText() : "";
  }

  /** The pad, the preview and the scene have the same opaque tinted photograph. */
  @Test
  void thePhotographIsTintedAlikeOnPadPreviewAndScene() {
    method(ScoreCam.DEFAULT);
    window.until(() -> onLayerZero() != null && onLayerZero().name().equals("Score-CAM"));
    LayerValues inScene = onLayerZero();
    ImageView onPad = (ImageView) window.find("#saliency-on-pad");
    ImageView onInput = (ImageView) window.find("#saliency-on-input");
    window.onScreen(
        () -> {
          assertEquals(onPad.getImage(), onInput.getImage());
          int zoom = (int) onPad.getImage().getWidth() / 32;
          int[] shown = new int[32 * 32];
          for (int i = 0; i < shown.length; i++) {
            shown[i] = onPad.getImage().getPixelReader().getArgb(i % 32 * zoom, i / 32 * zoom);
          }
          assertArrayEquals(inScene.picture(), shown);
        });
    assertEquals(3 * 32 * 32, inScene.values().of(null).length);
  }

  /** Grad-CAM is the first method, until the user chooses one, which stays. */
  @Test
  void photographsBeginWithGradCam() {
    window.until(() -> window.find("#saliency-method") != null);
    @SuppressWarnings("unchecked")
    ComboBox<Object> choice = (ComboBox<Object>) window.find("#saliency-method");
    assertEquals(GradCam.DEFAULT, choice.getValue());
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.until(() -> choice.getValue().equals(AttributionMethods.ALL.get(0)));
    method(Occlusion.DEFAULT);
    window.onScreen(
        () -> window.workspace().show(new ModelOpener().open(Path.of("models/photos.zip"))));
    window.upToDate();
    assertEquals(Occlusion.DEFAULT, choice.getValue());
  }

  /** No question and no number of the former network stays while another one is opened. */
  @Test
  void theFormerQuestionGoesWithItsNetwork() {
    window.until(() -> text("saliency-target").contains("airplane"));
    window.onScreen(
        () -> {
          window.workspace().show(TestWindow.untrainedDigits());
          assertEquals("", text("saliency-target"));
        });
  }

  @Test
  void theMapFollowsThePhotograph() {
    LayerValues before = onLayerZero();
    window.onScreen(() -> window.workspace().padContent().show(ReadyPictures.photo("honeycomb")));
    window.until(() -> onLayerZero() != null && onLayerZero() != before);
  }

  /** Photographs have other baselines than drawings: none is a digit. */
  @Test
  void baselinesAreThoseOfPhotographs() {
    method(Occlusion.DEFAULT);
    @SuppressWarnings("unchecked")
    ComboBox<Baseline> baselines = (ComboBox<Baseline>) window.find("#saliency-baseline");
    assertEquals(List.of(Baseline.GREY, Baseline.BLACK, Baseline.WHITE), baselines.getItems());
    assertEquals(Baseline.GREY, baselines.getValue());
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.until(() -> baselines.getItems().contains(Baseline.DIGITS));
    assertEquals(Baseline.BLACK, baselines.getValue());
  }

  /** Two classes found by their names are compared. */
  @Test
  void classesAreFoundByTheirNames() {
    choose("saliency-why", "cat", 3);
    window.until(() -> text("saliency-target").contains("cat"));
    choose("saliency-why-not", "do", 5);
    window.until(() -> Integer.valueOf(5).equals(window.workspace().against().get()));
    assertEquals(3, window.workspace().target().get());
    window.until(() -> text("saliency-target").contains("dog"));
    TextField why = (TextField) window.find("#saliency-why");
    assertEquals("cat", why.getPromptText());
  }

  private void choose(String field, String text, int label) {
    window.onScreen(() -> ((TextField) window.find("#" + field)).setText(text));
    window.until(() -> window.shell().scene().lookup("#" + field + "-" + label) != null);
    window.onScreen(() -> ((Button) window.find("#" + field + "-" + label)).fire());
  }

  /** The sheet fills up method by method; every one has a picture in the end. */
  @Test
  void theSheetFillsUp() {
    window.run("saliency.sheet");
    window.until(
        () ->
            window.shell().scene().getRoot().lookupAll(".sheet-tile").stream()
                .allMatch(
                    tile ->
                        tile.lookupAll("ImageView").stream()
                            .anyMatch(view -> ((ImageView) view).getImage() != null)));
    assertNotNull(window.shell().host().page().get());
    assertTrue(window.shell().scene().getRoot().lookupAll(".sheet-tile").size() >= 10);
  }
}

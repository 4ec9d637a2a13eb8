package io.github.convoscope.ui.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.modelfile.Dl4jSamples;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Notices.Notice;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.pad.PadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the network, the check with DL4J, and DL4J as the engine, in a real window. */
@NeedsDisplay
class NetworkWindowTest {
  @TempDir private Path folder;

  private Model model() throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(
        Dl4jSamples.network(Dl4jSamples.SHIPPED.configuration(), 5), file.toFile(), false);
    return new ModelOpener().openWithoutCard(file);
  }

  private TestWindow window(Model model) {
    return new TestWindow(
        () ->
            List.of(
                new NetworkFeature(new ModelOpener()), new PadFeature(folder.resolve("absent"))),
        model);
  }

  @Test
  void thePageSaysHowFarDl4jIsFromOurEngine() throws IOException {
    try (TestWindow window = window(model())) {
      window.draw(.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8);
      window.run("network.show");
      window.until(() -> text(window).contains("1.0.0-M2.1"));
      assertTrue(text(window).matches("(?s).*at most \\d\\.\\de-0\\d.*"), text(window));
    }
  }

  @Test
  void dl4jComputesTheLivePictureAndNothingElseChanges() throws IOException {
    try (TestWindow window = window(model())) {
      window.draw(.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8);
      window.onScreen(() -> window.workspace().pin(Neuron.unit(5, 3)));
      LiveFrame own = window.upToDate().keep();
      float[] logits = own.activations().logits().clone();
      window.run("network.dl4j");
      window.until(() -> computing(window) == EngineKind.DL4J);
      LiveFrame dl4j = window.upToDate().keep();
      assertArrayEquals(logits, dl4j.activations().logits(), 1e-4f);
      assertTrue(dl4j.request().version() > own.request().version());
      window.draw(.3, .5, .7, .5);
      window.upToDate();
      assertEquals(List.of(Neuron.unit(5, 3)), window.workspace().pins());
      window.run("network.dl4j");
      window.until(() -> computing(window) == EngineKind.OWN);
      assertSame(window.workspace().model().get(), window.workspace().computing().get());
    }
  }

  @Test
  void whereTheyDisagreeItIsSaidAndDl4jComputes() throws IOException {
    Model model = model();
    model.weights().of(model.spec().output().index()).bias()[3] += 5;
    try (TestWindow window = window(model)) {
      window.until(
          () -> {
            Notice notice = window.workspace().notices().current().get();
            return notice != null && notice.problem() && notice.text().contains("model.zip");
          });
      window.until(() -> computing(window) == EngineKind.DL4J);
    }
  }

  @Test
  void theMenuAndThePageSayWhyDl4jCannotCompute() {
    try (TestWindow window = window(TestWindow.untrainedDigits())) {
      String item = menuText(window);
      assertTrue(item.endsWith("(" + Messages.text("network.no-file-for-dl4j") + ")"), item);
      assertFalse(window.shell().commands().get("network.dl4j").enabled().get());
      window.run("network.show");
      window.until(() -> text(window).contains(Messages.text("network.no-dl4j-file")));
    }
  }

  @Test
  void thePageUsesBothHalvesOfTheWindow() throws IOException {
    try (TestWindow window = window(model())) {
      assertEquals(Messages.text("network.dl4j"), menuText(window), "there is no obstacle");
      window.run("network.show");
      window.until(() -> window.find("#network .fact-grid") != null);
      Bounds page = bounds(window.find("#network"));
      Bounds sentences = bounds(window.find("#network-engine"));
      Bounds layers = bounds(window.find("#network .fact-grid"));
      assertTrue(sentences.getMaxX() <= page.getCenterX(), sentences + " in " + page);
      assertTrue(layers.getMinX() >= page.getCenterX() - 1, layers + " in " + page);
      assertTrue(layers.getMinY() < sentences.getMaxY(), "they stand side by side");
    }
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String menuText(TestWindow window) {
    MenuBar bar = (MenuBar) window.find(".menu-bar");
    return bar.getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> "menu-network.dl4j".equals(item.getId()))
        .findFirst()
        .orElseThrow()
        .getText();
  }

  private static EngineKind computing(TestWindow window) {
    return window.workspace().computing().get().engineKind();
  }

  private static String text(TestWindow window) {
    Node node = window.shell().scene().lookup("#network-engine");
    return node instanceof Label label ? label.getText() : "";
  }
}

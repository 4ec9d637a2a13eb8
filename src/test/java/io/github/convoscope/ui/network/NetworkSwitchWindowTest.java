package io.github.convoscope.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.view.SceneFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switching between networks, and the size of the input, in a real window. */
@NeedsDisplay
class NetworkSwitchWindowTest {
  private static final Path SQUEEZENET =
      Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");

  private final ModelOpener opener = new ModelOpener();
  private final String userBefore = System.getProperty("convoscope.user");
  @TempDir private Path folder;
  private Path digits;
  private Path photos;
  private TestWindow window;

  @BeforeEach
  void models() throws IOException {
    System.setProperty("convoscope.user", folder.resolve("user").toString());
    digits = SmallModels.maps(folder, 1, 28, 28);
    photos = SmallModels.maps(folder, 3, 16, 16);
  }

  @AfterEach
  void close() {
    // Null where a test has ended because data is missing.
    if (window != null) {
      window.close();
    }
    if (userBefore == null) {
      System.clearProperty("convoscope.user");
    } else {
      System.setProperty("convoscope.user", userBefore);
    }
  }

  private void open(Path file) {
    open(opener.open(file));
  }

  private void open(Model first) {
    window =
        new TestWindow(
            () ->
                List.<Feature>of(
                    new SceneFeature(),
                    shell -> {
                      shell.openers().add((path, progress) -> shown(shell.workspace(), path));
                      new NetworkSwitch(new KnownNetworks(shell, digits, photos)).install(shell);
                      new InputSize(shell, opener).install();
                    }),
            first);
    window.onScreen(() -> window.workspace().settings().reducedMotion().set(true));
  }

  private Runnable shown(Workspace workspace, Path path) {
    Model model = opener.open(path);
    return () -> workspace.show(model);
  }

  private Model model() {
    return window.workspace().model().get();
  }

  private NetworkScene scene() {
    return (NetworkScene) window.find("#scene");
  }

  private boolean ticked(String command) {
    return window.shell().commands().get(command).selected().orElseThrow().get();
  }

  @Test
  void oneKeyGoesThroughAllNetworksAndEachKeepsItsViewAndTheDrawingStays() throws IOException {
    open(digits);
    Drawing drawn = Drawing.of(Stroke.of(100, 100, 300, 350));
    AtomicReference<CameraPose> left = new AtomicReference<>();
    window.onScreen(
        () -> {
          window.workspace().padContent().set(drawn);
          scene().camera().flyTo(1);
          scene().camera().orbit(15, 3);
          left.set(scene().camera().pose());
          assertTrue(ticked("network.digits"));
          assertFalse(ticked("network.photos"));
        });
    Model first = model();
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model().spec().input().shape().channels() == 3);
    Model second = model();
    window.onScreen(
        () -> {
          assertTrue(ticked("network.photos"));
          assertFalse(ticked("network.digits"));
          assertFalse(window.shell().commands().get("network.own").enabled().get());
        });
    Path own = SmallModels.maps(folder, 1, 20, 20);
    window.onScreen(() -> window.shell().openers().open(own));
    window.until(() -> model().spec().input().shape().rows() == 20);
    Model third = model();
    window.until(() -> ticked("network.own"));
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model() != third);
    assertSame(first, model(), "it comes back without being read again");
    window.onScreen(
        () -> {
          assertEquals(left.get(), scene().camera().pose());
          assertEquals(drawn, window.workspace().padContent().drawing());
        });
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model() == second);
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model() == third);
    window.run("network.digits");
    window.until(() -> model() == first);
    window.run("network.digits");
    window.onScreen(() -> assertTrue(ticked("network.digits")));
    assertSame(first, model());
    window.run("network.own");
    window.until(() -> model() == third);
  }

  @Test
  void theFetchedNetworkDoesNotTakeThePlaceOfTheOneForPhotographs() throws IOException {
    Path kept = PhotoNetworkFetch.kept();
    Files.createDirectories(kept.getParent());
    Files.copy(SmallModels.maps(folder, 3, 12, 12), kept);
    open(digits);
    window.run("network.squeezenet");
    window.until(() -> model().spec().input().shape().rows() == 12);
    window.until(() -> ticked("network.squeezenet") && !ticked("network.photos"));
    window.run("network.photos");
    window.until(() -> model().spec().input().shape().rows() == 16);
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model().spec().input().shape().rows() == 12);
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model().spec().input().shape().rows() == 28);
  }

  @Test
  void aFileThatIsNoNetworkIsSaidAndTheShownNetworkStays() throws IOException {
    open(digits);
    Model first = model();
    Files.writeString(photos, "no network");
    window.run("network.photos");
    window.until(() -> window.workspace().notices().current().get() != null || model() != first);
    window.until(() -> ticked("network.digits") && !ticked("network.photos"));
    assertSame(first, model());
  }

  @Test
  void aNetworkOfSmallPicturesHasOneSize() {
    open(photos);
    window.onScreen(
        () -> assertFalse(window.shell().commands().get("network.size.128").enabled().get()));
  }

  @Test
  void theSizeOfTheInputIsChosenAndTheCameraStays() {
    assumeTrue(Files.isRegularFile(SQUEEZENET), "no SqueezeNet in ../shared/models");
    open(SQUEEZENET);
    Model usual = model();
    window.onScreen(
        () -> {
          assertTrue(ticked("network.size.0"));
          scene().camera().flyTo(5);
        });
    window.run("network.size.96");
    window.until(() -> model() != usual && ticked("network.size.96"));
    assertEquals(Shape.maps(3, 96, 96), model().spec().input().shape());
    assertNotSame(usual, model());
    window.onScreen(
        () -> {
          assertFalse(ticked("network.size.0"));
          assertEquals(5, scene().camera().flownToProperty().get());
        });
    window.run("network.size.0");
    window.until(() -> ticked("network.size.0"));
    assertEquals(Shape.maps(3, 227, 227), model().spec().input().shape());
  }

  @Test
  void anotherSizeKeepsTheCardAndTheLabelsThatWereSaid() throws IOException {
    assumeTrue(Files.isRegularFile(SQUEEZENET), "no SqueezeNet in ../shared/models");
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "class number " + i).toList();
    Path labels = Files.write(folder.resolve("names.txt"), names);
    open(opener.open(SQUEEZENET, new OpenOptions(null, labels, Progress.NONE)));
    window.run("network.size.96");
    window.until(() -> ticked("network.size.96"));
    assertEquals(names, model().spec().labels());
    window.run("network.size.0");
    window.until(() -> ticked("network.size.0"));
    assertEquals(names, model().spec().labels());
    window.close();

    String card = "{\"name\": \"own\", \"labels\": [\"" + String.join("\",\"", names) + "\"]}";
    Path file = Files.writeString(folder.resolve("card.json"), card);
    open(opener.open(SQUEEZENET, new OpenOptions(file, null, Progress.NONE)));
    window.run("network.size.96");
    window.until(() -> ticked("network.size.96"));
    assertEquals("own", model().card().name());
  }
}

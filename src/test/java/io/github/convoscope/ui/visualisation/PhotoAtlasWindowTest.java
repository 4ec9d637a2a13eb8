package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.explain.visualisation.AtlasStore;
import io.github.convoscope.explain.visualisation.PatchIndexStore;
import io.github.convoscope.explain.visualisation.PictureSource;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The atlas of the network for photographs, in a real window. */
@NeedsDisplay
class PhotoAtlasWindowTest {
  private static final int SIDE = 64;
  private static final String HOME = "user.home";

  @TempDir private Path folder;
  private final String home = System.getProperty(HOME);
  private TestWindow window;

  @BeforeEach
  void open() throws IOException {
    // Indexes are kept in the user's cache.
    System.setProperty(HOME, Files.createDirectory(folder.resolve("home")).toString());
    Path samples = Path.of("datasets/samples.json");
    window =
        new TestWindow(
            () -> List.of(new PadFeature(samples), new AtlasFeature(List.of(), samples, null)),
            new ModelOpener().open(Path.of("models/photos.zip")));
    window.until(() -> !window.workspace().padContent().blank().get());
    window.upToDate();
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
    System.setProperty(HOME, home);
  }

  /** The user's own photographs take the place of the ready pictures, and give it back. */
  @Test
  void aUnitIsShownInTheUsersOwnPhotographs() throws IOException {
    Path photographs = Files.createDirectory(folder.resolve("photographs"));
    for (String name : List.of("daisy", "orange", "goldfish", "maze")) {
      write(photographs.resolve(name + ".png"), name);
    }
    window.onScreen(() -> window.shell().askForFilesBy(choosing(photographs)));
    window.onScreen(() -> window.workspace().pin(new Neuron(1, 3, 5, 5)));
    window.run("atlas.chosen");
    window.untilWorked(() -> text().contains("30 ready pictures"));
    Button ready = (Button) window.find("#atlas-patches-ready");
    assertFalse(ready.isVisible());
    Button choose = (Button) window.find("#atlas-patches-choose");
    window.onScreen(choose::fire);
    window.untilWorked(() -> text().contains(photographs.toString()));
    assertTrue(text().contains("4 pictures"), text());
    window.untilWorked(() -> frames() >= 1);
    assertTrue(frames() <= 4, "a picture is shown once");
    var model = window.workspace().model().get();
    var kept = new PatchIndexStore(AtlasStore.userCache());
    assertEquals(4, kept.find(model, PictureSource.folder(photographs)).orElseThrow().pictures());
    window.onScreen(ready::fire);
    window.untilWorked(() -> text().contains("30 ready pictures"));
  }

  private String text() {
    return window.shell().scene().lookup("#atlas-patches-source") instanceof Label label
        ? label.getText()
        : "";
  }

  private int frames() {
    return window.find("#atlas-patches").lookupAll(".atlas-outline").size();
  }

  @Test
  void theHierarchyIsComparedWithRandomWeightsAndEndsOnTheQuestion() {
    window.run("atlas.hierarchy");
    window.until(() -> window.shell().scene().lookup("#atlas-hierarchy") != null);
    Pane page = (Pane) window.find("#atlas-hierarchy");
    window.untilWorked(() -> page.getChildren().size() > 2);
    window.onScreen(
        () -> {
          int layers = 5;
          assertEquals(6 * layers, page.lookupAll(".atlas-bar-untrained").size());
          List<String> texts =
              page.lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList();
          assertEquals(6, texts.stream().filter(text -> text.contains("With random")).count());
          int last = page.getChildren().size() - 1;
          String question = ((Label) page.getChildren().get(last)).getText();
          int numbers = window.workspace().model().get().spec().parameters();
          assertTrue(question.contains(String.format(Locale.ENGLISH, "%,d", numbers)), question);
          assertTrue(question.endsWith("?"), question);
        });
  }

  private static void write(Path file, String name) throws IOException {
    var picture = new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo(name)), SIDE, SIDE);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int packed = 0;
      for (int channel = 0; channel < 3; channel++) {
        packed = packed << 8 | Math.round(255 * picture.values()[channel * SIDE * SIDE + i]);
      }
      image.setRGB(i % SIDE, i / SIDE, packed);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static FileDialogues choosing(Path folder) {
    return new FileDialogues() {
      @Override
      public @Nullable Path open(Question question) {
        return null;
      }

      @Override
      public @Nullable Path save(Question question) {
        return null;
      }

      @Override
      public Path folder(Question question) {
        return folder;
      }
    };
  }
}

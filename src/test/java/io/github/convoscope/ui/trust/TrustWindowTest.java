package io.github.convoscope.ui.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.neuron.MapStyle;
import io.github.convoscope.ui.pad.PadFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The page "Can we trust it?" in a real window, with the network that comes with the program. */
@NeedsDisplay
class TrustWindowTest {
  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("datasets/samples.json")), new TrustFeature()),
            new ModelOpener().open(Path.of("models/photos.zip")));
    window.until(() -> !window.workspace().padContent().blank().get());
    window.upToDate();
    window.run("trust.open");
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
  }

  @Test
  void theShareFollowsTheFrameThatIsDrawn() {
    window.until(() -> text("trust-shares").equals(Messages.text("trust.outside.draw")));
    Node verdict = window.find("#trust-outside-verdict");
    assertFalse(verdict.isVisible(), "nothing is judged before a frame was drawn");
    drawFrame();
    window.until(() -> verdict.isVisible() && !text("trust-outside-verdict").isEmpty());
    String before = text("trust-shares");
    drag(window.find("#trust-outside-picture"), 0.02, 0.02, 0.2, 0.2);
    window.until(() -> !text("trust-shares").equals(before));
  }

  /** What the panel's sliders are set to holds here too. */
  @Test
  void theMapIsAsOpaqueAsInThePanelOfMaps() {
    drawFrame();
    window.until(() -> text("trust-shares").contains("%"));
    MapStyle style = MapStyle.of(window.workspace());
    int[] tinted = pixels();
    window.onScreen(() -> style.opacity().set(0));
    int[] plain = pixels();
    assertFalse(Arrays.equals(tinted, plain));
    window.onScreen(() -> style.opacity().set(0.9));
    assertArrayEquals(tinted, pixels());
    window.onScreen(() -> style.reach().set(0.2));
    assertFalse(Arrays.equals(tinted, pixels()), "full colour is reached earlier");
  }

  /** The colours of the picture on the page. */
  private int[] pixels() {
    AtomicReference<int[]> colours = new AtomicReference<>();
    window.onScreen(
        () -> {
          ImageView view = (ImageView) window.find("#trust-outside-picture").lookup("ImageView");
          Image image = view.getImage();
          int wide = (int) image.getWidth();
          int high = (int) image.getHeight();
          int[] argb = new int[wide * high];
          image
              .getPixelReader()
              .getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), argb, 0, wide);
          colours.set(argb);
        });
    return colours.get();
  }

  @Test
  void anotherMethodGivesAnotherShare() {
    drawFrame();
    window.until(() -> text("trust-shares").contains("%"));
    String before = text("trust-shares");
    window.onScreen(
        () -> {
          ComboBox<?> methods = (ComboBox<?>) window.find("#trust-method");
          methods.getSelectionModel().selectFirst();
        });
    window.until(() -> text("trust-shares").contains("%") && !text("trust-shares").equals(before));
  }

  @Test
  void aStickerIsFoundMeasuredDraggedAndSaved() throws IOException {
    Path file = folder.resolve("sticker.png");
    window.onScreen(() -> window.shell().askForFilesBy(answering(file)));
    window.click(window.find("#trust-sticker"));
    window.until(() -> window.shell().scene().lookup("#trust-target") != null);
    Button find = (Button) window.find("#trust-sticker-find");
    assertTrue(find.isDisabled(), "no class is chosen yet");
    Node reason = window.find("#trust-sticker-reason");
    assertTrue(reason.isVisible(), "it is said why");
    window.onScreen(
        () -> {
          ((TextField) window.find("#trust-target")).setText("frog");
          ((Slider) window.find("#trust-steps")).setValue(30);
        });
    window.until(() -> window.shell().scene().lookup("#trust-target-6") != null);
    window.onScreen(() -> ((Button) window.find("#trust-target-6")).fire());
    assertFalse(find.isDisabled());
    assertFalse(reason.isVisible());
    window.onScreen(find::fire);
    window.until(() -> find.isVisible() && text("trust-sticker-result").contains("frog"));
    String measured = text("trust-sticker-result");
    assertTrue(measured.matches(".* [0-9]+ of [0-9]+ times.*"), measured);
    Node picture = window.find("#trust-sticker-picture");
    drag(picture, 0.5, 0.5, 0.2, 0.2);
    window.onScreen(() -> ((Button) window.find("#trust-sticker-save")).fire());
    window.until(() -> Files.isRegularFile(file));
    var saved = ImageIO.read(file.toFile());
    assertEquals(saved.getWidth(), saved.getHeight());
    assertTrue(saved.getWidth() >= 450, "wide enough to be printed");
  }

  @Test
  void aMixtureIsMadeAndSaysWhoWins() {
    window.click(window.find("#trust-shape"));
    window.until(this::isMixed);
    String before = text("trust-shape-verdict");
    window.onScreen(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<String> skin = (ComboBox<String>) window.find("#trust-skin-choice");
          skin.setValue("spiders-web");
        });
    window.until(() -> !text("trust-shape-verdict").equals(before));
  }

  /** The user's own picture takes the ready one's place, and its name is told. */
  @Test
  void aPictureFromAFileIsMixed() throws IOException {
    Path file = folder.resolve("red.png");
    BufferedImage red = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 40; i++) {
      red.setRGB(i % 40, i / 40, 0xd02010);
    }
    ImageIO.write(red, "png", file.toFile());
    window.onScreen(() -> window.shell().askForFilesBy(answering(file)));
    window.click(window.find("#trust-shape"));
    window.until(() -> window.find("#trust-skin-open") != null);
    window.onScreen(() -> ((Button) window.find("#trust-skin-open")).fire());
    @SuppressWarnings("unchecked")
    ComboBox<String> choice = (ComboBox<String>) window.find("#trust-skin-choice");
    window.until(() -> choice.getConverter().toString(choice.getValue()).equals("red.png"));
    ImageView skin = (ImageView) window.find("#trust-skin-picture").lookup("ImageView");
    window.until(
        () -> {
          var image = skin.getImage();
          return image != null && image.getPixelReader().getArgb(90, 90) == 0xffd02010;
        });
    window.until(this::isMixed);
  }

  private void drawFrame() {
    window.until(() -> window.find("#trust-outside-picture") != null);
    drag(window.find("#trust-outside-picture"), 0.25, 0.25, 0.75, 0.75);
    window.until(() -> text("trust-shares").contains("%"));
  }

  /** Whether the page says who wins. */
  private boolean isMixed() {
    String verdict = text("trust-shape-verdict");
    return !verdict.isEmpty() && !verdict.equals(Messages.text("trust.shape.wait"));
  }

  @Test
  void theKeyOpensAndClosesThePageAndItIsNotThereForDrawings() {
    assertEquals("trust", window.shell().host().page().get().id());
    window.type(KeyCode.SHIFT, KeyCode.H);
    window.until(() -> window.shell().host().page().get() == null);
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.upToDate();
    String obstacle = window.shell().commands().get("trust.open").obstacle().getValue();
    assertFalse(obstacle.isEmpty(), "it is said what is missing");
  }

  private String text(String id) {
    Node node = window.shell().scene().lookup("#" + id);
    return node instanceof Label label ? label.getText() : "";
  }

  private static void drag(Node node, double x1, double y1, double x2, double y2) {
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    FxRobot robot = new FxRobot();
    robot.moveTo(at(bounds, x1, y1)).press(MouseButton.PRIMARY);
    robot.moveTo(at(bounds, (x1 + x2) / 2, (y1 + y2) / 2)).moveTo(at(bounds, x2, y2));
    robot.release(MouseButton.PRIMARY);
  }

  private static Point2D at(Bounds bounds, double x, double y) {
    return new Point2D(
        bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
  }

  private static FileDialogues answering(Path file) {
    return new FileDialogues() {
      @Override
      public Path open(Question question) {
        return file;
      }

      @Override
      public Path save(Question question) {
        return file;
      }

      @Override
      public @Nullable Path folder(Question question) {
        return null;
      }
    };
  }
}

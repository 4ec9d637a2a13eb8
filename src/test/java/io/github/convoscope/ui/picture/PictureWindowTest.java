package io.github.convoscope.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel of a picture, in a real window. */
@NeedsDisplay
class PictureWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(() -> List.of(new PictureFeature()), TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Workspace workspace() {
    return window.workspace();
  }

  private boolean panel() {
    return window.shell().host().panels().stream().anyMatch(p -> p.id().equals("picture-panel"));
  }

  /** A white sheet with a ring and, beside it, an upright stroke. */
  private static BroughtPicture ringAndStroke() {
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 300, 200);
    graphics.setColor(Color.BLUE);
    graphics.setStroke(new BasicStroke(8));
    graphics.drawOval(60, 60, 60, 80);
    graphics.drawLine(200, 60, 200, 140);
    graphics.dispose();
    return ImageFile.bring(image);
  }

  @Test
  void offersEachDigitOfAPictureAndClosesWithIt() {
    BroughtPicture brought = ringAndStroke();
    assertNotNull(brought.found());
    assertEquals(2, brought.found().digits().size());
    window.onScreen(() -> workspace().padContent().show(brought));
    assertTrue(panel());
    assertEquals(brought.found().digits().get(0).ink(), workspace().padContent().image());
    window.until(() -> window.shell().scene().lookup("#digit-1") != null);
    window.onScreen(() -> ((ToggleButton) window.shell().scene().lookup("#digit-1")).fire());
    assertEquals(brought.found().digits().get(1).ink(), workspace().padContent().image());
    window.onScreen(() -> workspace().padContent().set(Drawing.EMPTY));
    assertTrue(!panel());
  }

  private PictureBox box() {
    Rectangle frame = (Rectangle) window.find(".picture-box");
    double scale = view().getWidth() / 300;
    return new PictureBox(
        frame.getX() / scale,
        frame.getY() / scale,
        frame.getWidth() / scale,
        frame.getHeight() / scale);
  }

  private Region view() {
    return (Region) window.find("#picture");
  }

  /** Presses at one place of the picture, in its pixels, and lets go at another. */
  private void drag(double fromX, double fromY, double toX, double toY) {
    window.onScreen(
        () -> {
          send(MouseEvent.MOUSE_PRESSED, fromX, fromY, false);
          send(MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2, false);
          send(MouseEvent.MOUSE_DRAGGED, toX, toY, false);
          send(MouseEvent.MOUSE_RELEASED, toX, toY, false);
        });
  }

  private void send(EventType<MouseEvent> type, double x, double y, boolean still) {
    double scale = view().getWidth() / 300;
    Point2D scene = view().localToScene(x * scale, y * scale);
    PickResult at = new PickResult(view(), scene.getX(), scene.getY());
    view()
        .fireEvent(
            new MouseEvent(
                type,
                scene.getX(),
                scene.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                still,
                at));
  }

  @Test
  void aPictureThatIsHigherThanWideIsSeenWhole() {
    BufferedImage image = new BufferedImage(200, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 900);
    graphics.setColor(Color.BLUE);
    graphics.setStroke(new BasicStroke(8));
    graphics.drawOval(60, 780, 60, 80);
    graphics.dispose();
    BroughtPicture brought = ImageFile.bring(image);
    window.onScreen(() -> workspace().padContent().show(brought));
    window.until(() -> window.find("#picture") != null && view().getHeight() > 0);
    window.upToDate();
    Bounds whole = window.find("#picture .image-view").getBoundsInParent();
    Rectangle frame = (Rectangle) window.find(".picture-box");
    assertEquals(view().getHeight(), whole.getHeight(), 1);
    assertEquals(view().getWidth() / 2, whole.getCenterX(), 1);
    assertTrue(frame.getY() + frame.getHeight() <= view().getHeight(), "the ring is seen");
    double scale = whole.getHeight() / 900;
    assertEquals(90, (frame.getX() + frame.getWidth() / 2 - whole.getMinX()) / scale, 6);
  }

  @Test
  void aBoxThatIsDrawnMovedOrGrownIsReadAnew() {
    window.onScreen(() -> workspace().padContent().show(ringAndStroke()));
    window.until(() -> window.find("#picture") != null && view().getWidth() > 0);
    BroughtPicture first = workspace().padContent().brought();
    drag(165, 30, 240, 170);
    window.until(() -> workspace().padContent().brought() != first);
    BroughtPicture drawn = workspace().padContent().brought();
    assertNotNull(drawn);
    assertNotNull(drawn.found());
    assertEquals(1, drawn.found().digits().size());
    assertBox(165, 30, 75, 140);
    window.onScreen(() -> view().requestFocus());
    window.type(KeyCode.LEFT);
    window.until(() -> workspace().padContent().brought() != drawn);
    assertBox(159, 30, 75, 140);
    BroughtPicture moved = workspace().padContent().brought();
    window.type(KeyCode.SHIFT, KeyCode.RIGHT);
    window.until(() -> workspace().padContent().brought() != moved);
    assertBox(159, 30, 81, 140);
    BroughtPicture grown = workspace().padContent().brought();
    assertNotNull(grown);
    window.onScreen(() -> ((CheckBox) window.find("#picture-lighter")).fire());
    window.until(() -> workspace().padContent().brought() != grown);
    assertBox(159, 30, 81, 140);
    BroughtPicture lighter = workspace().padContent().brought();
    window.onScreen(() -> ((Button) window.find("#picture-again")).fire());
    window.until(() -> workspace().padContent().brought() != lighter);
    BroughtPicture again = workspace().padContent().brought();
    assertNotNull(again);
    assertNotNull(again.found());
    assertEquals(2, again.found().digits().size());
  }

  private void assertBox(double x, double y, double width, double height) {
    assertEquals(x, box().x(), 2);
    assertEquals(y, box().y(), 2);
    assertEquals(width, box().width(), 2);
    assertEquals(height, box().height(), 2);
  }

  @Test
  void aClickOnAnotherDigitOfThePictureChoosesIt() {
    BroughtPicture brought = ringAndStroke();
    assertNotNull(brought.found());
    window.onScreen(() -> workspace().padContent().show(brought));
    window.until(() -> window.find("#picture") != null && view().getWidth() > 0);
    window.upToDate();
    window.onScreen(
        () -> {
          send(MouseEvent.MOUSE_PRESSED, 200, 100, true);
          send(MouseEvent.MOUSE_RELEASED, 200, 100, true);
        });
    assertEquals(brought.found().digits().get(1).ink(), workspace().padContent().image());
    window.upToDate();
    assertEquals(200, box().x() + box().width() / 2, 4);
  }

  @Test
  void inkIsLighterWhereTheUserSaysSo() {
    window.onScreen(() -> workspace().padContent().show(ringAndStroke()));
    window.until(() -> window.find("#picture-lighter") != null);
    BroughtPicture first = workspace().padContent().brought();
    window.onScreen(() -> ((CheckBox) window.find("#picture-lighter")).fire());
    window.until(() -> workspace().padContent().brought() != first);
    BroughtPicture lighter = workspace().padContent().brought();
    assertNotNull(lighter);
    assertNotNull(lighter.found());
    assertTrue(((CheckBox) window.find("#picture-lighter")).isSelected());
    assertTrue(lighter.found().brighter());
  }
}

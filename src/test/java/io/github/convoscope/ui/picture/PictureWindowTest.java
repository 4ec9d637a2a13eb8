package io.github.convoscope.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.scene.control.ToggleButton;
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
}

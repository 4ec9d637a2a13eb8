package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.pad.PadFeature;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying, pasting and dropping, and what the window says about itself. */
@NeedsDisplay
class ClipboardWindowTest {
  private static final Drawing LINE = Drawing.of(Stroke.of(100, 250, 400, 250));

  @TempDir private Path folder;
  private TestWindow window;
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("Zo\u00eb's line.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(LINE));
    window =
        new TestWindow(
            () ->
                List.of(
                    new FileFeature(new ModelOpener()), new PadFeature(folder.resolve("absent"))),
            TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Workspace workspace() {
    return window.workspace();
  }

  private void put(ClipboardContent content) {
    window.onScreen(() -> Clipboard.getSystemClipboard().setContent(content));
  }

  @Test
  void anImageIsPastedByKey() {
    WritableImage image = new WritableImage(30, 20);
    for (int x = 0; x < 30; x++) {
      for (int y = 0; y < 20; y++) {
        image.getPixelWriter().setArgb(x, y, x == 12 ? 0xff000000 : 0xffffffff);
      }
    }
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    put(content);
    window.type(KeyCode.CONTROL, KeyCode.V);
    window.until(() -> workspace().padContent().image() != null);
    GreyImage shown = window.upToDate().request().image();
    assertEquals(30, shown.columns());
    assertEquals(20, shown.rows());
    // Dark on light paper is ink.
    assertEquals(1, shown.ink()[12], 0.01);
    assertEquals(0, shown.ink()[3], 0.01);
  }

  @Test
  void aFileIsPasted() {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(List.of(file.toFile()));
    put(content);
    window.type(KeyCode.CONTROL, KeyCode.V);
    window.until(() -> !workspace().padContent().blank().get());
    assertEquals(LINE, window.upToDate().request().drawing());
  }

  @Test
  void theAddressOfAFileIsPasted() {
    for (String address :
        List.of(
            file.toUri().toString(),
            "file://localhost" + file.toUri().getRawPath() + "\r\nfile:///nowhere\r\n")) {
      window.onScreen(() -> workspace().padContent().clear());
      ClipboardContent content = new ClipboardContent();
      content.putString(address);
      put(content);
      window.type(KeyCode.CONTROL, KeyCode.V);
      window.until(() -> !workspace().padContent().blank().get());
      assertEquals(LINE, window.upToDate().request().drawing());
    }
  }

  @Test
  void anAddressOnTheWebIsNotFetched() {
    ClipboardContent content = new ClipboardContent();
    content.putUrl("https://example.org/seven.png");
    put(content);
    window.run("file.paste");
    window.until(() -> workspace().notices().current().get() != null);
    String said = workspace().notices().current().get().text();
    assertEquals(Messages.text("file.elsewhere", "https://example.org/seven.png"), said);
  }

  @Test
  void aPictureThatIsDroppedIsShown() {
    WritableImage image = new WritableImage(30, 20);
    for (int i = 0; i < 600; i++) {
      image.getPixelWriter().setArgb(i % 30, i / 30, i % 30 == 12 ? 0xff000000 : 0xffffffff);
    }
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    assertEquals(TransferMode.COPY, drag(DragEvent.DRAG_OVER, content).getAcceptedTransferMode());
    assertTrue(drag(DragEvent.DRAG_DROPPED, content).isDropCompleted());
    window.until(() -> workspace().padContent().image() != null);
    assertEquals(30, workspace().padContent().image().columns());
  }

  @Test
  void wordsAreNotPasted() {
    ClipboardContent content = new ClipboardContent();
    content.putString("seven");
    put(content);
    window.run("file.paste");
    window.until(() -> workspace().notices().current().get() != null);
    String said = workspace().notices().current().get().text();
    assertEquals(Messages.text("file.nothing-to-paste"), said);
    assertTrue(workspace().padContent().blank().get());
  }

  @Test
  void thePictureOfTheWindowIsCopied() {
    put(new ClipboardContent());
    window.type(KeyCode.CONTROL, KeyCode.C);
    window.until(() -> workspace().notices().current().get() != null);
    String said = workspace().notices().current().get().text();
    assertEquals(Messages.text("file.copied"), said);
    window.onScreen(
        () -> {
          Image image = Clipboard.getSystemClipboard().getImage();
          assertEquals(window.shell().scene().getWidth(), image.getWidth());
          assertEquals(window.shell().scene().getHeight(), image.getHeight());
        });
  }

  @Test
  void aFileThatIsDroppedOpens() {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(List.of(file.toFile()));
    drag(DragEvent.DRAG_ENTERED, content);
    assertShown(true);
    assertEquals(TransferMode.COPY, drag(DragEvent.DRAG_OVER, content).getAcceptedTransferMode());
    assertTrue(drag(DragEvent.DRAG_DROPPED, content).isDropCompleted());
    drag(DragEvent.DRAG_EXITED, content);
    assertShown(false);
    window.until(() -> !workspace().padContent().blank().get());
    assertEquals(LINE, window.upToDate().request().drawing());
  }

  @Test
  void aLockedWindowTakesNoFile() {
    window.onScreen(() -> window.shell().lock().close(command -> command.id().startsWith("file.")));
    ClipboardContent content = new ClipboardContent();
    content.putFiles(List.of(file.toFile()));
    drag(DragEvent.DRAG_ENTERED, content);
    assertFalse(drag(DragEvent.DRAG_DROPPED, content).isDropCompleted());
    window.until(() -> workspace().notices().current().get() != null);
    assertEquals(Messages.text("ui.locked.refused"), workspace().notices().current().get().text());
    drag(DragEvent.DRAG_EXITED, content);
    put(content);
    window.type(KeyCode.CONTROL, KeyCode.V);
    window.run("file.paste");
    assertTrue(workspace().padContent().blank().get());
  }

  @Test
  void wordsCannotBeDropped() {
    ClipboardContent content = new ClipboardContent();
    content.putString("seven");
    drag(DragEvent.DRAG_ENTERED, content);
    assertShown(false);
    assertEquals(null, drag(DragEvent.DRAG_OVER, content).getAcceptedTransferMode());
    assertFalse(drag(DragEvent.DRAG_DROPPED, content).isDropCompleted());
  }

  /** Sends the window what the system sends while something is dragged over it. */
  private DragEvent drag(EventType<DragEvent> type, ClipboardContent content) {
    DragEvent[] event = new DragEvent[1];
    window.onScreen(
        () -> {
          Dragboard board = DragboardHelper.createDragboard(draggedWithin());
          board.setContent(content);
          Object source = window.shell().scene();
          event[0] =
              new DragEvent(type, board, 9, 9, 9, 9, TransferMode.COPY, source, source, null);
          Event.fireEvent(window.shell().scene(), event[0]);
        });
    return event[0];
  }

  /** JavaFX's clipboard for one process, which says like the system's that files can be copied. */
  private static TKClipboard draggedWithin() {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, arguments) ->
                method.getName().equals("getTransferModes")
                    ? Set.of(TransferMode.COPY)
                    : method.invoke(local, arguments));
  }

  private void assertShown(boolean shown) {
    window.onScreen(
        () ->
            assertEquals(
                shown,
                window.shell().front().stream()
                    .anyMatch(node -> node.getStyleClass().contains("drop-target"))));
  }

  @Test
  void aboutTellsTheNetworkAndTheMachine() {
    window.run("file.about");
    window.onScreen(
        () -> {
          String words = words(window.shell().host().dialogue().get().content());
          var spec = workspace().model().get().spec();
          for (String part :
              List.of(
                  spec.name(),
                  NumberFormat.getInstance().format(spec.parameters()),
                  System.getProperty("java.version"),
                  System.getProperty("os.name"))) {
            assertTrue(words.contains(part), () -> part + " is not in: " + words);
          }
          assertTrue(words.contains(Messages.text("file.about.licences")), words);
        });
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.shell().host().dialogue().get() == null);
  }

  private static String words(Node scroll) {
    return ((Pane) ((ScrollPane) scroll).getContent())
        .getChildren().stream()
            .map(line -> ((Label) line).getText())
            .collect(Collectors.joining("\n"));
  }
}

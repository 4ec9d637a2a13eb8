package io.github.convoscope.ui.file;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.ColourImages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/**
 * Opens models, drawings, images and arrays, by menu, paste and drop; saves drawings and pictures.
 */
public final class FileFeature implements Feature {
  private static final Set<String> MODELS = Set.of("zip", "h5", "hdf5", "keras", "onnx", "net");

  private final ModelOpener opener;

  /** Makes the feature; {@code opener} opens model files. */
  public FileFeature(ModelOpener opener) {
    this.opener = opener;
  }

  @Override
  public void install(Shell shell) {
    Workspace workspace = shell.workspace();
    Chooser chooser = new Chooser(shell);
    shell.openers().add((file, progress) -> readModel(workspace, file, progress));
    shell.openers().add((file, progress) -> readDrawing(workspace, file));
    shell.openers().add((file, progress) -> readImage(workspace, file));
    shell.openers().add((file, progress) -> readArray(workspace, file));
    DropTarget.install(shell);
    OpeningBar.install(shell);
    CardQuestion.install(shell);

    add(shell, "open", () -> chooser.open(shell.openers()::open), "open", "Shortcut+O");
    shell
        .commands()
        .add(
            Command.of("file.photo-network", Context.ANYWHERE, photos(shell)::get)
                .menu(MenuName.FILE, "open"));
    BooleanBinding something =
        Bindings.createBooleanBinding(
            () ->
                !workspace.padContent().drawing().isEmpty()
                    || workspace.padContent().photo() != null
                        && !workspace.padContent().blank().get(),
            workspace.padContent().version());
    shell
        .commands()
        .add(
            Command.of("file.save", Context.ANYWHERE, () -> save(workspace, chooser))
                .keys("Shortcut+S")
                .menu(MenuName.FILE, "save")
                .enabledWhen(something));
    add(shell, "export", () -> export(shell, chooser), "save", "Shortcut+E");
    shell
        .commands()
        .add(
            Command.of("file.copy", Context.ANYWHERE, () -> copy(shell))
                .keys("Shortcut+C")
                .menu(MenuName.EDIT, "clipboard"));
    shell
        .commands()
        .add(
            Command.of("file.paste", Context.ANYWHERE, () -> paste(shell))
                .keys("Shortcut+V")
                .menu(MenuName.EDIT, "clipboard"));
    add(shell, "quit", () -> shell.stage().close(), "quit", "Shortcut+Q");
    shell
        .commands()
        .add(
            Command.of("file.about", Context.ANYWHERE, () -> About.show(shell))
                .menu(MenuName.HELP, "about"));
  }

  private PhotoNetwork photos(Shell shell) {
    return new PhotoNetwork(
        shell, opener, new PhotoNetworkFetch(PhotoNetworkFetch.WEIGHTS, PhotoNetworkFetch.LABELS));
  }

  private static void add(Shell shell, String name, Runnable action, String group, String key) {
    shell
        .commands()
        .add(
            Command.of("file." + name, Context.ANYWHERE, action)
                .keys(key)
                .menu(MenuName.FILE, group));
  }

  private @Nullable Runnable readModel(Workspace workspace, Path file, Progress progress) {
    if (!MODELS.contains(extension(file)) && !ModelOpener.recognises(file)) {
      return null;
    }
    Model model = opener.open(file, OpenOptions.NONE.watched(progress));
    FirstPass.run(model, progress);
    return () -> {
      workspace.show(model);
      if (model.remark() == null) {
        workspace.notices().tell(Message.of("file.opened", file.getFileName()));
      }
    };
  }

  private static @Nullable Runnable readDrawing(Workspace workspace, Path file) {
    if (!StrokesFile.recognises(file)) {
      return null;
    }
    Drawing drawing = StrokesFile.readOne(file).drawing();
    return () -> workspace.padContent().set(drawing);
  }

  private static @Nullable Runnable readImage(Workspace workspace, Path file) {
    if (!PictureDecoder.recognises(file)) {
      return null;
    }
    Model model = workspace.model().get();
    if (model != null && model.input().takesColours()) {
      Photo photo = Photo.of(ImageFile.readColours(file));
      return () -> workspace.padContent().show(photo);
    }
    BroughtPicture picture = ImageFile.bring(PictureDecoder.read(file));
    return () -> workspace.padContent().show(picture);
  }

  /** An array is for the network that is open when it has been read. */
  private static @Nullable Runnable readArray(Workspace workspace, Path file) {
    if (!extension(file).equals("npy")) {
      return null;
    }
    NpyFile.Array array = NpyFile.read(file);
    return () -> {
      Model model = workspace.model().get();
      if (model != null) {
        InputEncoder encoder = model.newEncoder();
        workspace
            .padContent()
            .show(encoder.encode(encoder.tensor(array.shape(), array.values(), file)));
      }
    };
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static void save(Workspace workspace, Chooser chooser) {
    EditedPhoto photo = workspace.padContent().photo();
    if (photo != null) {
      chooser.save("picture.png", file -> save(workspace, photo, file));
      return;
    }
    Drawing drawing = workspace.padContent().drawing();
    chooser.save("drawing.json", file -> save(workspace, drawing, file));
  }

  /** Writes a painted photograph as PNG on the files thread and tells it. JavaFX thread. */
  static void save(Workspace workspace, EditedPhoto photo, Path file) {
    workspace
        .fileTasks()
        .run(
            () -> {
              Pictures.write(ColourImages.toFx(PhotoRenderer.whole(photo)), file);
              return file;
            },
            saved -> tellSaved(workspace, saved));
  }

  /** Writes a drawing on the files thread and tells it. JavaFX thread. */
  static void save(Workspace workspace, Drawing drawing, Path file) {
    workspace
        .fileTasks()
        .run(
            () -> {
              StrokesFile.writeOne(file, LabelledDrawing.of(drawing));
              return file;
            },
            saved -> tellSaved(workspace, saved));
  }

  private static void export(Shell shell, Chooser chooser) {
    WritableImage picture = shell.scene().snapshot(null);
    chooser.save("convoscope.png", file -> export(shell.workspace(), picture, file));
  }

  /** Writes a picture as PNG on the files thread and tells it. JavaFX thread. */
  static void export(Workspace workspace, WritableImage picture, Path file) {
    workspace
        .fileTasks()
        .run(
            () -> {
              Pictures.write(picture, file);
              return file;
            },
            saved -> tellSaved(workspace, saved));
  }

  private static void tellSaved(Workspace workspace, Path file) {
    workspace.notices().tell(Message.of("file.saved", file.getFileName()));
  }

  private static void copy(Shell shell) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(shell.scene().snapshot(null));
    Clipboard.getSystemClipboard().setContent(content);
    shell.workspace().notices().tell(Message.of("file.copied"));
  }

  private static void paste(Shell shell) {
    Pasted pasted = Pasted.of(Clipboard.getSystemClipboard());
    if (!pasted.showIn(shell)) {
      shell.workspace().notices().tell(Message.of("file.nothing-to-paste"));
    }
  }
}

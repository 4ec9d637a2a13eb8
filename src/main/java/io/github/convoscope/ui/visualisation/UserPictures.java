package io.github.convoscope.ui.visualisation;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.explain.visualisation.AtlasStore;
import io.github.convoscope.explain.visualisation.ExamplePictures;
import io.github.convoscope.explain.visualisation.PatchIndex;
import io.github.convoscope.explain.visualisation.PatchIndexStore;
import io.github.convoscope.explain.visualisation.PictureSource;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The photographs that units are shown with: a folder of the user's own, or the ready pictures. It
 * measures all units on them once, on the background worker, and keeps what it found. JavaFX
 * thread.
 */
final class UserPictures {
  /** The lane on which pictures are measured. */
  static final String LANE = "atlas.pictures";

  private final Shell shell;
  private final PatchIndexStore store = new PatchIndexStore(AtlasStore.userCache());

  /** Where the chosen folder is remembered; null to forget it with the window. */
  private final @Nullable Path memory;

  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Indexed> indexed = new ReadOnlyObjectWrapper<>();
  private boolean remembered;
  private @Nullable Model asked;

  /**
   * An index with what it was made of.
   *
   * @param model the network
   * @param source the pictures
   */
  record Indexed(Model model, PictureSource source, PatchIndex index) {}

  /**
   * The pictures of a window.
   *
   * @param memory the file that remembers the folder; null to forget it with the window
   */
  UserPictures(Shell shell, @Nullable Path memory) {
    this.shell = shell;
    this.memory = memory;
    shell
        .workspace()
        .model()
        .addListener(
            changed -> {
              asked = null;
              indexed.set(null);
            });
  }

  /** The user's own folder; null where the ready pictures are taken. */
  ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** What was found for the open network; null until it is measured. */
  ReadOnlyObjectProperty<@Nullable Indexed> indexed() {
    return indexed.getReadOnlyProperty();
  }

  /** Asks for a folder, and measures its pictures. */
  void choose() {
    Path chosen =
        shell.fileDialogues().folder(Question.titled(Messages.text("atlas.patches.choose")));
    if (chosen != null) {
      use(chosen);
    }
  }

  /** Takes the pictures of this folder, or the ready pictures. */
  void use(@Nullable Path chosen) {
    folder.set(chosen);
    remember(chosen);
    asked = null;
    indexed.set(null);
    measure();
  }

  /** Stops measuring. */
  void stop() {
    shell.workspace().background().cancel(LANE);
    asked = null;
  }

  /** Measures the open network on the pictures, unless that is done or being done. */
  void measure() {
    recall();
    Model model = shell.workspace().model().get();
    if (model == null || !model.input().takesColours() || model == asked) {
      return;
    }
    asked = model;
    Path from = folder.get();
    shell
        .workspace()
        .background()
        .start(
            LANE,
            (engine, progress) -> {
              PictureSource source =
                  from == null ? PictureSource.ready() : PictureSource.folder(from);
              PatchIndex known = store.find(model, source).orElse(null);
              if (known == null) {
                known =
                    PatchIndex.build(
                        model.takingInk(engine), ExamplePictures.encoder(model), source, progress);
                if (from != null) {
                  store.save(model, source, known);
                }
              }
              return new Indexed(model, source, known);
            },
            found -> {
              if (shell.workspace().model().get() == model) {
                indexed.set(found);
              }
            });
  }

  private void recall() {
    Path file = memory;
    if (remembered || file == null) {
      return;
    }
    remembered = true;
    try {
      if (Files.isRegularFile(file)) {
        Path known = Path.of(Files.readString(file).strip());
        folder.set(Files.isDirectory(known) ? known : null);
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      folder.set(null);
    }
  }

  private void remember(@Nullable Path chosen) {
    Path file = memory;
    remembered = true;
    if (file != null) {
      String text = chosen == null ? "" : chosen.toAbsolutePath().toString();
      shell
          .workspace()
          .fileTasks()
          .run(
              () -> {
                AtomicFile.write(file, text);
                return text;
              },
              done -> {});
    }
  }
}

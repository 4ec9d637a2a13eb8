package io.github.convoscope.ui.visualisation;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.ui.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest drawings that a person made by hand, as examples for the pages of units: those of this
 * session, and, where there is a file for them, those of earlier ones. JavaFX thread, but for
 * {@link #all}.
 */
final class UserDrawings {
  /** How many are kept. */
  static final int MOST = 200;

  private final Workspace workspace;
  private final @Nullable Path file;
  private volatile List<Drawing> known = List.of();
  private boolean asked;

  /**
   * Keeps a window's drawings from now on.
   *
   * @param file where they are kept for later sessions; null to keep them for this one only
   */
  UserDrawings(Workspace workspace, @Nullable Path file) {
    this.workspace = workspace;
    this.file = file;
    workspace.padContent().onFinished(this::keep);
  }

  /** All that are known, the newest last; without the one that is still on the pad. Any thread. */
  List<Drawing> all() {
    return known;
  }

  /** Where they are kept; null where they are not. */
  @Nullable Path file() {
    return file;
  }

  /** Fetches those of earlier sessions, once. */
  void load() {
    Path from = file;
    if (asked || from == null) {
      return;
    }
    asked = true;
    int before = known.size();
    workspace
        .fileTasks()
        .run(
            () -> read(from),
            // What was drawn before this errand was sent is in the file already.
            earlier -> known = newest(earlier, known.subList(before, known.size())));
  }

  /** Forgets all of them, on the disk too. */
  void forget() {
    known = List.of();
    Path from = file;
    if (from != null) {
      asked = true;
      workspace
          .fileTasks()
          .run(
              () -> delete(from),
              done -> workspace.notices().tell(Message.of("atlas.own.forgotten")));
    }
  }

  private void keep(Drawing drawing) {
    known = newest(known, List.of(drawing));
    Path to = file;
    if (to != null) {
      workspace.fileTasks().run(() -> write(to, newest(read(to), List.of(drawing))), done -> {});
    }
  }

  private static List<Drawing> newest(List<Drawing> older, List<Drawing> newer) {
    List<Drawing> all = new ArrayList<>(older);
    all.addAll(newer);
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  private static List<Drawing> read(Path file) {
    return Files.isRegularFile(file)
        ? StrokesFile.readAll(file).stream().map(LabelledDrawing::drawing).toList()
        : List.of();
  }

  private static Path write(Path file, List<Drawing> drawings) {
    StrokesFile.writeAll(file, drawings.stream().map(LabelledDrawing::of).toList());
    return file;
  }

  private static Path delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      throw Problem.work(Message.of("atlas.own.stay", file.toString()), stays);
    }
    return file;
  }
}

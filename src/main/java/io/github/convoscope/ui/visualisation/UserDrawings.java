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
 * Collects the newest 200 drawings of the user, as examples for the atlas: those made since the
 * window was opened and, where they are stored in a file, earlier ones. JavaFX thread, except
 * {@link #all}.
 */
final class UserDrawings {
  /** The number of drawings that are kept. */
  static final int MOST = 200;

  private final Workspace workspace;
  private final @Nullable Path file;
  private volatile List<Drawing> drawings = List.of();
  private boolean loaded;

  /**
   * Collects a window's drawings from now on.
   *
   * @param file where they are stored; null to keep them in memory only
   */
  UserDrawings(Workspace workspace, @Nullable Path file) {
    this.workspace = workspace;
    this.file = file;
    workspace.padContent().onFinished(this::keep);
  }

  /** All drawings but the one that is still on the pad, the newest last. Any thread. */
  List<Drawing> all() {
    return drawings;
  }

  /** The file they are stored in; null where they are not stored. */
  @Nullable Path file() {
    return file;
  }

  /** Reads the file, once. */
  void load() {
    Path from = file;
    if (loaded || from == null) {
      return;
    }
    loaded = true;
    int before = drawings.size();
    workspace
        .fileTasks()
        .run(
            () -> read(from),
            // Drawings finished before this call are in the file already.
            earlier -> drawings = newest(earlier, drawings.subList(before, drawings.size())));
  }

  /** Deletes all of them, and the file. */
  void forget() {
    drawings = List.of();
    Path from = file;
    if (from != null) {
      loaded = true;
      workspace
          .fileTasks()
          .run(
              () -> delete(from),
              done -> workspace.notices().tell(Message.of("atlas.own.forgotten")));
    }
  }

  private void keep(Drawing drawing) {
    drawings = newest(drawings, List.of(drawing));
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
    } catch (IOException e) {
      throw Problem.work(Message.of("atlas.own.stay", file.toString()), e);
    }
    return file;
  }
}

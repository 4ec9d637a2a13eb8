package io.github.convoscope.ui.lesson;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.lesson.LessonState;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;

/** Watches what conditions of a lesson are about. JavaFX thread. */
final class LessonWatch {
  private final Shell shell;
  private final Workspace workspace;
  private boolean watching;
  private boolean drawn;

  /**
   * Begins to watch.
   *
   * @param changed runs when something may have changed, while not paused
   */
  LessonWatch(Shell shell, Runnable changed) {
    this.shell = shell;
    workspace = shell.workspace();
    Runnable tell =
        () -> {
          if (watching) {
            changed.run();
          }
        };
    workspace.padContent().version().addListener(now -> drawn |= watching);
    workspace.updates().onThrottledUpdate(tell);
    InvalidationListener soon = now -> tell.run();
    workspace.pins().addListener(soon);
    workspace.clamped().addListener((observed, before, now) -> tell.run());
    shell.host().panels().addListener(soon);
    shell.host().page().addListener((observed, before, now) -> tell.run());
    shell.commands().active(Context.STEPPING).addListener((observed, before, now) -> tell.run());
  }

  /** Tells nothing, while the program itself changes the window. */
  void pause() {
    watching = false;
  }

  /** Watches again; nothing is drawn yet. */
  void resume() {
    drawn = false;
    watching = true;
  }

  /** The present state. */
  LessonState state() {
    LiveFrame frame = workspace.frame().get();
    Model model = workspace.model().get();
    boolean known = frame != null && model != null && frame.spec() == model.spec();
    return new LessonState(
        known ? answer(frame) : null,
        known ? verdict(frame) : "",
        known ? names(model, workspace.pins().stream().map(pin -> pin.layer())) : Set.of(),
        Stream.of(LessonPart.values())
            .filter(part -> part.isOpen(shell))
            .map(LessonPart::fileName)
            .collect(Collectors.toSet()),
        known
            ? names(model, workspace.clamped().get().clamps().stream().map(clamp -> clamp.layer()))
            : Set.of(),
        drawn);
  }

  private @Nullable String answer(LiveFrame frame) {
    boolean told = !frame.blank() && !workspace.isAnswerHidden();
    return told ? frame.spec().labels().get(frame.answer()) : null;
  }

  private static String verdict(LiveFrame frame) {
    Verdict.Kind kind = frame.verdict().kind();
    return Verdict.Kind.GIVEN.contains(kind) ? kind.id() : "";
  }

  private static Set<String> names(Model model, Stream<Integer> layers) {
    return layers.map(layer -> model.spec().layer(layer).name()).collect(Collectors.toSet());
  }
}

package io.github.convoscope.ui.pad;

import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;

/**
 * Drops the question that was asked about an answer, such as "why 8 and not 3?", when the drawing
 * has become another one, as after Undo: over a 7 the question is stale. A question stays while the
 * answer is one of the classes that it asks about, or the one that was there when it was asked.
 * JavaFX thread.
 */
final class Question {
  private static final int NONE = -1;

  private final Workspace workspace;
  private int askedOver = NONE;

  Question(Workspace workspace) {
    this.workspace = workspace;
    workspace.target().addListener(changed -> asked());
    workspace.against().addListener(changed -> asked());
    workspace.frame().addListener(changed -> check());
  }

  private void asked() {
    LiveFrame frame = workspace.frame().get();
    askedOver = workspace.target().get() == null || frame == null ? NONE : frame.answer();
  }

  private void check() {
    LiveFrame frame = workspace.frame().get();
    Integer target = workspace.target().get();
    if (frame == null || target == null) {
      return;
    }
    Integer against = workspace.against().get();
    int answer = frame.answer();
    boolean about = answer == target || against != null && answer == against || answer == askedOver;
    if (frame.blank() || !about) {
      workspace.against().set(null);
      workspace.target().set(null);
    }
  }
}

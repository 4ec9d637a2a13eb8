package io.github.convoscope.ui.file;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;

/**
 * The first forward pass of a network, before anything on screen changes: a network that can't
 * compute, or for which memory does not suffice, is never shown.
 */
final class FirstPass {
  private FirstPass() {}

  /**
   * Computes an empty pad. Off the JavaFX thread.
   *
   * @throws Problem if memory does not suffice, or an answer is not finite
   */
  static void run(Model model, Progress progress) {
    progress.check();
    try (Engine engine = model.newEngine()) {
      Activations activations = new Activations(model.spec(), 1);
      engine.forward(model.newEncoder().encode(Drawing.EMPTY).tensor(), activations);
      for (float logit : activations.logits()) {
        if (!Float.isFinite(logit)) {
          throw Problem.input(Message.of("file.not-finite", model.file()));
        }
      }
    } catch (OutOfMemoryError e) {
      throw Problem.work(Message.of("file.no-memory", model.file()), e);
    }
    progress.check();
  }
}

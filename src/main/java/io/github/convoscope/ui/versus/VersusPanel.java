package io.github.convoscope.ui.versus;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.versus.NetworkComparison;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.network.Activations;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the open network, A, with another one, B: both answer what lies on the pad, and what
 * they make of the sample drawings stands side by side. JavaFX thread.
 */
final class VersusPanel {
  private static final String LIVE = "versus-live";
  private static final String SAMPLES = "versus-samples";
  private static final int ORDER = 35;

  private final Shell shell;
  private final Workspace workspace;
  private final ModelOpener opener;
  private final Path samples;
  private final VersusList list;
  private final SidePanel panel;
  private @Nullable Model other;
  private @Nullable Engine otherEngine;

  /** What the list shows of the samples. */
  private VersusList.@Nullable Result compared;

  VersusPanel(Shell shell, ModelOpener opener, Path samples) {
    this.shell = shell;
    this.opener = opener;
    this.samples = samples;
    workspace = shell.workspace();
    list = new VersusList(this::choose);
    panel = new SidePanel("versus", ORDER, list.content(), this::stop);
    workspace.updates().onThrottledUpdate(this::answer);
    workspace.model().addListener(changed -> compare());
  }

  /** Shows or hides the panel; the first time it asks for the other network. */
  void toggle() {
    if (shell.host().panels().contains(panel)) {
      shell.host().hide(panel);
      stop();
      return;
    }
    shell.host().show(panel);
    if (other == null) {
      choose();
    } else {
      compare();
      answer();
    }
  }

  private void stop() {
    workspace.explainer().cancel(LIVE);
    workspace.background().cancel(SAMPLES);
  }

  private void choose() {
    Path file = shell.fileDialogues().open(Question.titled(Messages.text("versus.choose")));
    if (file != null) {
      open(file);
    }
  }

  /** Opens the other network. */
  void open(Path file) {
    shell
        .openers()
        .open(
            file,
            (path, progress) -> {
              Model model = opener.open(path, OpenOptions.NONE.watched(progress));
              return () -> use(model);
            });
  }

  private void use(Model model) {
    Model first = workspace.model().get();
    if (first != null) {
      try {
        NetworkComparison.requireComparable(first, model);
      } catch (Problem problem) {
        workspace.notices().problem(problem);
        return;
      }
    }
    other = model;
    otherEngine = model.newEngine();
    compare();
    answer();
  }

  private void answer() {
    LiveFrame frame = workspace.frame().get();
    Model second = other;
    Engine engine = otherEngine;
    if (second == null || engine == null || !shell.host().panels().contains(panel)) {
      return;
    }
    if (frame == null || !frame.answered()) {
      list.answers("", "");
      return;
    }
    LiveRequest request = frame.request();
    String first = said(frame.spec().labels(), frame.probabilities());
    workspace
        .explainer()
        .refresh(
            LIVE,
            (own, progress) -> said(second.spec().labels(), output(second, engine, request)),
            (Consumer<String>) answer -> list.answers(first, answer));
  }

  private static String said(List<String> labels, float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return probabilities.length == 0
        ? Messages.text("versus.other-input")
        : Messages.text("versus.answer", labels.get(best), probabilities[best] * 100);
  }

  /** The probabilities; none where an array lies on the pad that the network can't take. */
  private static float[] output(Model model, Engine engine, LiveRequest request) {
    InputEncoder encoder = model.newEncoder();
    EncodedInput array = request.array();
    float[] input;
    if (array != null) {
      if (array.tensor().length != encoder.input().size()) {
        return new float[0];
      }
      input = array.tensor();
    } else if (request.image() != null) {
      input = encoder.encode(request.image(), request.normalise()).tensor();
    } else {
      input = encoder.encode(request.drawing(), request.normalise()).tensor();
    }
    Activations activations = new Activations(model.spec(), 1);
    engine.forward(input, activations);
    return activations.output();
  }

  /** Compares both networks on the sample drawings, which are digits. */
  private void compare() {
    Model a = workspace.model().get();
    Model b = other;
    if (a == null || b == null || !shell.host().panels().contains(panel)) {
      return;
    }
    VersusList.Result known = compared;
    if (known != null && known.a() == a && known.b() == b) {
      // The list shows it already.
      return;
    }
    compared = null;
    list.networks(a.file(), b.file());
    if (a.spec().classes() != b.spec().classes() || !a.input().digits()) {
      list.nothing();
      return;
    }
    workspace
        .background()
        .start(
            SAMPLES,
            (engine, progress) -> {
              List<LabelledDrawing> drawings =
                  StrokesFile.readAll(samples).stream()
                      .filter(drawing -> drawing.label() != null)
                      .toList();
              return new VersusList.Result(
                  a, b, drawings, NetworkComparison.of(a, b, examples(drawings), progress));
            },
            result -> {
              compared = result;
              list.fill(result, workspace.padContent()::set);
            });
  }

  private static List<LabelledExample> examples(List<LabelledDrawing> drawings) {
    return drawings.stream()
        .map(
            drawing ->
                new LabelledExample(
                    drawing.label() == null ? 0 : drawing.label(),
                    "",
                    (encoder, normalise) -> encoder.encode(drawing.drawing(), normalise)))
        .toList();
  }
}

package io.github.convoscope.ui.comparison;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.explain.contribution.ActivationDifference;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.Segments;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the drawing on the pad as reference drawing A. Scene, probabilities and cards then show A,
 * the drawing that is on the pad now (B), or the difference B − A. JavaFX thread.
 */
final class DrawingComparison {
  private static final int ORDER = 30;
  private static final int OVERLAY_ORDER = 30;

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private @Nullable SidePanel panel;
  private @Nullable DifferenceTables tables;
  private final Label answerOfA = new Label();
  private final Label answerOfB = new Label();
  private final Label hint = new Label();

  /** True from keeping A until B differs: then the difference is shown by itself, once. */
  private boolean waiting;

  DrawingComparison(Shell shell, NeuronView view) {
    this.shell = shell;
    this.view = view;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    view.reference().addListener(changed -> showPanel());
    view.comparison()
        .addListener(
            changed -> {
              waiting &= view.comparison().get() == ComparedDrawing.B;
              showInScene();
              showProbabilities();
            });
    workspace.painter().addListener(changed -> showInScene());
    workspace.frame().addListener(changed -> compare());
    workspace.updates().onThrottledUpdate(this::showProbabilities);
    workspace.answerPart().addListener(changed -> showProbabilities());
    shell.em().addListener(changed -> renew());
    shell.colours().addListener(changed -> renew());
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setId("comparison-hint");
    answerOfA.setId("comparison-answer-a");
    answerOfB.setId("comparison-answer-b");
    for (Label answer : new Label[] {answerOfA, answerOfB}) {
      answer.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  /** Keeps the drawing on the pad as A, or drops A. */
  void toggle() {
    LiveFrame frame = workspace.frame().get();
    if (view.reference().get() != null) {
      drop();
    } else if (frame != null) {
      view.reference().set(frame.keep());
    }
  }

  private void showPanel() {
    LiveFrame a = view.reference().get();
    if (a == null) {
      view.comparison().set(ComparedDrawing.B);
      if (panel != null) {
        shell.host().hide(panel);
        panel = null;
      }
    } else {
      SidePanel shown = newPanel();
      panel = shown;
      shell.host().show(shown);
      // A difference of 0 everywhere would be a blank scene.
      waiting = true;
      view.comparison().set(ComparedDrawing.B);
      showProbabilities();
    }
    showInScene();
  }

  private SidePanel newPanel() {
    return new SidePanel("comparison", ORDER, content(), this::drop);
  }

  /** Says so, as undo does not bring A back. */
  private void drop() {
    view.reference().set(null);
    workspace.notices().tell(Message.of("comparison.dropped"));
  }

  /** Makes the panel anew, in the present look of the window. */
  private void renew() {
    SidePanel before = panel;
    if (before != null) {
      SidePanel next = newPanel();
      panel = next;
      shell.host().replace(before, next);
      showProbabilities();
    }
  }

  /** Shows the difference as soon as there is one, unless the user has chosen something else. */
  private void compare() {
    if (waiting && view.differs()) {
      waiting = false;
      view.comparison().set(ComparedDrawing.DIFFERENCE);
    }
  }

  private Node content() {
    Label title = new Label(words("title"));
    title.getStyleClass().add("panel-title");
    Segments<ComparedDrawing> choices =
        new Segments<>(
            List.of(ComparedDrawing.values()),
            DrawingComparison::name,
            view.comparison(),
            view.comparison()::set);
    choices.setMaxWidth(Region.USE_PREF_SIZE);
    DifferenceTables shown =
        new DifferenceTables(WidgetStyle.of(shell), workspace.hovered()::set, workspace::follow);
    shown.setId("comparison-tables");
    tables = shown;
    VBox content = new VBox(title, answerOfA, answerOfB, hint, choices, shown);
    content.getStyleClass().addAll("neuron-panel", "comparison");
    return content;
  }

  /** What is said of drawings, or of pictures where the network takes pictures. */
  private String words(String name) {
    boolean pictures = workspace.padContent().inColours().get();
    return Messages.text((pictures ? "comparison.photo." : "comparison.") + name);
  }

  private static String name(ComparedDrawing drawing) {
    return Messages.text("comparison." + drawing.name().toLowerCase(Locale.ROOT));
  }

  private void showInScene() {
    LiveFrame a = view.reference().get();
    FramePainter painter = workspace.painter().get();
    ComparedDrawing which = view.comparison().get();
    if (a == null || painter == null || which == ComparedDrawing.B) {
      overlay.clear();
      return;
    }
    overlay.showValues(which == ComparedDrawing.A ? reference(a, painter) : difference(a, painter));
  }

  private static List<LayerValues> reference(LiveFrame a, FramePainter painter) {
    List<LayerValues> values = new ArrayList<>();
    for (int layer = 0; layer < a.spec().depth(); layer++) {
      float[] kept = a.activations().after(layer);
      values.add(
          new LayerValues(layer, at -> kept, painter.scale(layer, 0), name(ComparedDrawing.A)));
    }
    return values;
  }

  private static List<LayerValues> difference(LiveFrame frame, FramePainter painter) {
    Activations a = frame.activations();
    NetworkSpec spec = frame.spec();
    List<LayerValues> values = new ArrayList<>();
    for (int layer = 0; layer < spec.depth(); layer++) {
      int which = layer;
      float[] difference = new float[spec.layer(layer).shape().size()];
      ColourScale scale = NeuronColours.differences(painter, layer);
      values.add(
          new LayerValues(
              layer,
              at -> {
                ActivationDifference.subtract(a, at, which, difference);
                return difference;
              },
              scale,
              name(ComparedDrawing.DIFFERENCE)));
    }
    return values;
  }

  private void showProbabilities() {
    LiveFrame a = view.reference().get();
    LiveFrame b = workspace.frame().get();
    DifferenceTables shown = tables;
    if (a != null && b != null && shown != null && panel != null) {
      shown.show(a, b, view.differs());
      boolean told = !workspace.isAnswerHidden();
      boolean blank = a.blank() || b.blank();
      shown.setVisible(told && !blank);
      answerOfA.setText(answer("comparison.answer-a", a));
      answerOfB.setText(
          told
              ? answer("comparison.answer-b", b)
              : Messages.text("comparison.answer-b", Messages.text("pad.hidden")));
      boolean difference = view.comparison().get() == ComparedDrawing.DIFFERENCE;
      String equal = words(difference ? "hint-equal" : "hint-draw");
      String differ = Messages.text("comparison.hint-choose");
      String none = Messages.text("comparison.hint-blank") + " " + differ;
      hint.setText(!view.differs() ? equal : blank ? none : differ);
    }
  }

  /** A drawing's name with its answer, such as "A: 7, 99.9 %". */
  private String answer(String key, LiveFrame frame) {
    return frame.blank()
        ? Messages.text(key, words("blank"))
        : Messages.text(
            key,
            Messages.text(
                "comparison.answer",
                frame.spec().labels().get(frame.answer()),
                ArithmeticNumbers.percent(frame.probabilities()[frame.answer()])));
  }
}

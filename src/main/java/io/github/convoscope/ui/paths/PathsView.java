package io.github.convoscope.ui.paths;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.PathKnot;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.explain.contribution.PathSearch;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.FrameExtra;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronView;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pathways in the scene up to date. They lead to the chosen neuron; while nothing is
 * pinned, to the answer or the class that was asked for, or to the difference of two classes. The
 * live worker finds them in every frame. JavaFX thread.
 */
final class PathsView {
  /** Above the edges of the chosen neuron, below all that shows other values. */
  private static final int ORDER = 12;

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final StringProperty setting;
  private final SceneOverlay overlay = SceneOverlay.over(ORDER);
  private final PathsLine line;
  private @Nullable FrameExtra<FoundPaths> search;

  PathsView(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    view = NeuronView.of(workspace);
    setting = PathAmount.setting(workspace.settings());
    line = new PathsLine(shell);
    shell.centre().add(line);
    workspace.overlays().register(overlay);
    setting.addListener(changed -> searchAgain());
    workspace.computing().addListener(changed -> searchAgain());
    workspace.chosen().addListener(changed -> searchAgain());
    workspace.target().addListener(changed -> searchAgain());
    workspace.against().addListener(changed -> searchAgain());
    workspace.updates().onThrottledUpdate(this::show);
    workspace.answerPart().addListener(changed -> show());
    workspace.hovered().addListener(changed -> show());
    view.comparison().addListener(changed -> show());
    view.direction().addListener(changed -> searchAgain());
    workspace.overlays().pictures().addListener(changed -> show());
    workspace.overlays().marks().addListener(changed -> showEdges());
    shell.commands().active(Context.STEPPING).addListener(changed -> show());
  }

  /** Shows more pathways, then none, then a few again. */
  void next() {
    setting.set(PathAmount.of(setting.get()).next().key());
  }

  /** Has the worker find other pathways from now on. */
  private void searchAgain() {
    FrameExtra<FoundPaths> before = search;
    search = null;
    if (before != null) {
      workspace.updates().remove(before);
    }
    Model model = workspace.computing().get();
    int strongest = PathAmount.of(setting.get()).strongest();
    if (model != null && strongest > 0) {
      PathSearch paths = new PathSearch(model.spec(), model.weights());
      Neuron chosen = workspace.chosen().get();
      Integer target = workspace.target().get();
      Integer against = workspace.against().get();
      // The chosen neuron's own edges are drawn already, with all their numbers in its card.
      Neuron known = view.direction().get().incoming() ? chosen : null;
      search =
          new FrameExtra<>(
              FoundPaths.class,
              (activations, clamped) -> {
                PathRoot root =
                    chosen != null
                        ? PathRoot.of(chosen)
                        : PathRoot.ofClass(
                            model.spec(), target == null ? activations.answer(0) : target, against);
                return FoundPaths.of(
                    paths.find(root, activations, clamped, strongest),
                    edge -> !edge.to().equals(known));
              });
      workspace.updates().add(search);
    }
    show();
  }

  private void show() {
    FoundPaths found = found();
    LiveFrame frame = workspace.frame().get();
    if (found == null || frame == null || found.paths().edges().isEmpty()) {
      overlay.clear();
      // The edges of a pinned or hovered neuron have the same colours.
      boolean none = workspace.overlays().marks().get().edges().isEmpty();
      if (none || workspace.isAnswerHidden()) {
        line.hide();
      } else {
        line.showEdges();
      }
      return;
    }
    overlay.show(found.marks());
    tell(frame, found.paths());
  }

  /** Says how much of a neuron's sum the drawn edges are: those of the pathways, or its own. */
  private void tell(LiveFrame frame, Pathways paths) {
    line.showNumbers(!workspace.overlays().marks().get().labels().isEmpty());
    boolean named = frame.answered() || workspace.target().get() != null;
    PathKnot pointed = pointed(paths);
    Neuron hovered = workspace.hovered().get();
    if (pointed == null && hovered != null && edgesTo(hovered) > 0) {
      Arithmetic own = arithmetic(frame, hovered);
      if (own != null) {
        int drawn = edgesTo(hovered);
        line.show(
            frame.spec(), hovered, drawn, own.contributions().length, own.shareOfStrongest(drawn));
        return;
      }
    }
    PathKnot knot = pointed == null ? paths.knots().get(0) : pointed;
    int drawn = edgesTo(knot.neuron());
    Arithmetic own = drawn <= knot.shown().size() ? null : arithmetic(frame, knot.neuron());
    if (own == null) {
      line.show(frame.spec(), paths, pointed, knot.shown().size(), printedShare(knot), named);
    } else {
      line.show(frame.spec(), paths, pointed, drawn, own.shareOfStrongest(drawn), named);
    }
  }

  /** The sum of the shares as they are printed at the edges, so that a reader can add them. */
  private static double printedShare(PathKnot knot) {
    return knot.shown().stream().mapToInt(edge -> Math.round(100 * Math.abs(edge.share()))).sum()
        / 100.0;
  }

  private @Nullable Arithmetic arithmetic(LiveFrame frame, Neuron neuron) {
    Model model = workspace.model().get();
    return model == null
        ? null
        : Arithmetic.of(
            NeuronInputs.of(model.spec(), model.weights(), neuron),
            frame.activations(),
            0,
            frame.request().clamped());
  }

  /** How many neurons have a drawn edge to a neuron. */
  private int edgesTo(Neuron neuron) {
    return (int)
        workspace.overlays().marks().get().edges().stream()
            .filter(edge -> edge.to().equals(neuron))
            .map(Edge::from)
            .distinct()
            .count();
  }

  /** Follows the edges that are drawn, also where there are no pathways to tell of. */
  private void showEdges() {
    FoundPaths found = found();
    LiveFrame frame = workspace.frame().get();
    if (overlay.marks().edges().isEmpty()) {
      show();
    } else if (found != null && frame != null && !found.paths().edges().isEmpty()) {
      tell(frame, found.paths());
    }
  }

  /** The knot under the pointer, or null. */
  private @Nullable PathKnot pointed(Pathways paths) {
    Neuron hovered = workspace.hovered().get();
    if (hovered == null) {
      return null;
    }
    for (PathKnot knot : paths.knots()) {
      if (knot.neuron().equals(hovered)) {
        return knot;
      }
    }
    return null;
  }

  /** The pathways of the shown frame, or null where none are to be shown. */
  private @Nullable FoundPaths found() {
    LiveFrame frame = workspace.frame().get();
    FrameExtra<FoundPaths> now = search;
    boolean otherDrawing =
        view.reference().get() != null && view.comparison().get() != ComparedDrawing.B;
    boolean hidden =
        workspace.isAnswerHidden()
            || shell.commands().active(Context.STEPPING).get()
            || !workspace.overlays().pictures().get().isEmpty();
    return frame == null || now == null || otherDrawing || hidden ? null : frame.extra(now);
  }
}

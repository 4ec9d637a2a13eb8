package io.github.convoscope.ui.steps;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends step mode, and shows the present step: the scene shows only the values computed
 * so far, and the bar below it explains the step's last neuron. JavaFX thread.
 */
final class StepMode {
  private static final int OVERLAY_ORDER = 40;

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final StepPlayer player;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private @Nullable StepBar bar;
  private int channel;

  StepMode(Shell shell, StepPlayer player) {
    this.shell = shell;
    this.player = player;
    workspace = shell.workspace();
    view = NeuronView.of(workspace);
    workspace.overlays().register(overlay);
    player.step().addListener(changed -> showStep());
    workspace.frame().addListener(changed -> updateBar());
    workspace.painter().addListener(changed -> showStep());
    workspace.model().addListener(changed -> end());
    workspace.chosen().addListener(changed -> followChosen());
    shell.em().addListener(changed -> renew());
    shell.colours().addListener(changed -> renew());
    shell
        .commands()
        .active(Context.PLAYING)
        .addListener(
            (observed, before, playing) -> {
              if (playing) {
                end();
              }
            });
  }

  /**
   * Begins with the neuron under the pointer, else with the chosen neuron, else with the first map
   * of the first layer. Ends step mode where it is on.
   */
  void toggle() {
    if (player.step().get() == null) {
      begin(StepPlayer.Scope.MAP);
    } else {
      end();
    }
  }

  /** Makes the bar anew, in the present look of the window. */
  private void renew() {
    StepBar before = bar;
    if (before != null) {
      StepBar next = new StepBar(shell, player, this::begin);
      bar = next;
      shell.bottom().set(shell.bottom().indexOf(before), next);
      updateBar();
    }
  }

  /** Goes from the map to its layer, to the network, and back to the map. */
  void nextScope() {
    StepPlayer.Scope[] all = StepPlayer.Scope.values();
    begin(all[(player.scope().get().ordinal() + 1) % all.length]);
  }

  /** Ends step mode; true when it was on. */
  boolean end() {
    StepBar shown = bar;
    if (shown == null) {
      return false;
    }
    player.end();
    shell.bottom().remove(shown);
    bar = null;
    shell.commands().active(Context.STEPPING).set(false);
    view.focus().set(null);
    overlay.clear();
    return true;
  }

  private void begin(StepPlayer.Scope scope) {
    ComputationStep now = player.step().get();
    Neuron hovered = workspace.hovered().get();
    Neuron chosen = now == null && hovered != null ? hovered : workspace.chosen().get();
    int layer = 1;
    if (now != null) {
      layer = now.layer();
    } else if (chosen != null && chosen.layer() > 0) {
      layer = chosen.layer();
      channel = chosen.channel();
    } else {
      channel = 0;
    }
    boolean inMap = chosen != null && chosen.layer() == layer && chosen.channel() == channel;
    begin(scope, layer, inMap ? chosen : null);
  }

  /**
   * Begins with a layer.
   *
   * @param cell the neuron to begin with, where a single map is computed; null for the first one
   */
  private void begin(StepPlayer.Scope asked, int index, @Nullable Neuron cell) {
    Model model = workspace.model().get();
    LiveFrame frame = workspace.frame().get();
    if (model == null || frame == null) {
      return;
    }
    LayerSpec layer = model.spec().layer(index);
    // One dense unit would be a single step, so that its whole layer is computed.
    boolean single = asked == StepPlayer.Scope.MAP && !layer.shape().spatial();
    StepPlayer.Scope scope = single ? StepPlayer.Scope.LAYER : asked;
    channel = Math.min(channel, layer.shape().channels() - 1);
    if (bar == null) {
      StepBar next = new StepBar(shell, player, this::begin);
      bar = next;
      shell.bottom().add(next);
    }
    shell.commands().active(Context.STEPPING).set(true);
    player.begin(model.spec(), layer, channel, scope, frame.activations(), cell);
  }

  /** Begins again with a neuron that is chosen while the steps of a map run. */
  private void followChosen() {
    ComputationStep now = player.step().get();
    Neuron chosen = workspace.chosen().get();
    boolean other =
        now != null && chosen != null && chosen.layer() > 0 && !chosen.equals(view.focus().get());
    if (other && player.scope().get() == StepPlayer.Scope.MAP) {
      channel = chosen.channel();
      begin(StepPlayer.Scope.MAP, chosen.layer(), chosen);
    }
  }

  private void showStep() {
    ComputationStep step = player.step().get();
    Model model = workspace.model().get();
    FramePainter painter = workspace.painter().get();
    if (step == null || model == null || painter == null) {
      return;
    }
    Neuron focus = model.spec().layer(step.layer()).shape().neuron(step.layer(), step.focus());
    channel = focus.channel();
    view.focus().set(focus);
    overlay.showValues(StepScene.of(model.spec(), player, step, painter));
    updateBar();
  }

  private void updateBar() {
    ComputationStep step = player.step().get();
    LiveFrame frame = workspace.frame().get();
    Model model = workspace.model().get();
    if (bar != null && step != null && frame != null && model != null) {
      bar.show(model, frame, step);
    }
  }
}

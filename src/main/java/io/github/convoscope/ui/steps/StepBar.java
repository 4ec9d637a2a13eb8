package io.github.convoscope.ui.steps;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.card.NeuronMarker;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.WeakListeners;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * "Watch it compute": the bar below the scene with the step in pictures and the controls. The scene
 * shows what has been computed so far of the drawing on the pad. JavaFX thread.
 */
public final class StepBar {
  private static final int OVERLAY_ORDER = 40;

  private static final List<String> CONTROLS =
      List.of(
          "card.step-restart",
          "card.step-once",
          "card.step-run",
          "card.step-skip-map",
          "card.step-skip-layer");

  private final Shell shell;
  private final Workspace workspace;
  private final StepPlayer player;
  private final NeuronMarker marker;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private final Label title = new Label();
  private final Label count = new Label();
  private @Nullable Region bar;
  private @Nullable StepPictures pictures;
  private int channel;

  public StepBar(Shell shell, StepPlayer player, NeuronMarker marker) {
    this.shell = shell;
    this.player = player;
    this.marker = marker;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    player.step().addListener(changed -> stepped());
    workspace.frame().addListener(changed -> show());
    workspace.painter().addListener(changed -> stepped());
    workspace.model().addListener(changed -> end());
    workspace.chosen().addListener(changed -> picked());
    shell.em().addListener(changed -> end());
  }

  /**
   * Begins with the map under the pointer, else with the chosen neuron's, else with the first map
   * of the first layer; or ends.
   */
  void toggle() {
    if (player.step().get() == null) {
      begin(StepPlayer.Scope.MAP);
    } else {
      end();
    }
  }

  private void begin(StepPlayer.Scope scope) {
    ComputationStep now = player.step().get();
    Neuron hovered = workspace.hovered().get();
    Neuron chosen = hovered != null ? hovered : workspace.chosen().get();
    int layer = 1;
    if (now != null) {
      layer = now.layer();
    } else if (chosen != null && chosen.layer() > 0) {
      layer = chosen.layer();
      channel = chosen.channel();
    } else {
      channel = 0;
    }
    begin(scope, layer);
  }

  private void begin(StepPlayer.Scope asked, int layer) {
    Model model = workspace.model().get();
    LiveFrame frame = workspace.frame().get();
    if (model == null || frame == null) {
      return;
    }
    LayerSpec about = model.spec().layer(layer);
    // A plain unit is one step: with its layer there is something to watch.
    boolean single = asked == StepPlayer.Scope.MAP && !about.shape().spatial();
    StepPlayer.Scope scope = single ? StepPlayer.Scope.LAYER : asked;
    channel = Math.min(channel, about.shape().channels() - 1);
    open();
    shell.commands().active(Context.STEPPING).set(true);
    player.begin(model.spec(), about, channel, scope, frame.activations());
  }

  /** Another map was picked while one was watched: that one is watched then. */
  private void picked() {
    ComputationStep now = player.step().get();
    Neuron chosen = workspace.chosen().get();
    boolean other =
        now != null
            && chosen != null
            && chosen.layer() > 0
            && (chosen.layer() != now.layer() || chosen.channel() != channel);
    if (other && player.scope() == StepPlayer.Scope.MAP) {
      channel = chosen.channel();
      begin(StepPlayer.Scope.MAP, chosen.layer());
    }
  }

  /** From the map to its layer, to the network, to the wave, and back to the map. */
  void nextScope() {
    StepPlayer.Scope[] all = StepPlayer.Scope.values();
    begin(all[(player.scope().ordinal() + 1) % all.length]);
  }

  /** Ends the step mode; true when it was on. */
  public boolean end() {
    Region shown = bar;
    if (shown == null) {
      return false;
    }
    player.end();
    shell.bottom().remove(shown);
    bar = null;
    pictures = null;
    shell.commands().active(Context.STEPPING).set(false);
    marker.spotlight().set(null);
    overlay.clear();
    return true;
  }

  private void open() {
    if (bar != null) {
      return;
    }
    Commands commands = shell.commands();
    title.getStyleClass().add("panel-title");
    count.getStyleClass().add("muted");
    HBox controls = new HBox();
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.getStyleClass().add("tools");
    for (String id : CONTROLS) {
      ButtonBase button = Buttons.icon(commands.get(id));
      if (id.equals("card.step-run")) {
        player.running().addListener(new WeakListeners<>(button, StepBar::showRunning));
      }
      controls.getChildren().add(button);
    }
    Slider speed = new Slider(Math.log(StepPlayer.SLOWEST), Math.log(StepPlayer.QUICKEST), 0);
    speed.setValue(Math.log(player.speed().get()));
    speed
        .valueProperty()
        .addListener((observed, before, now) -> player.speed().set(Math.exp(now.doubleValue())));
    player
        .speed()
        .addListener(
            new WeakListeners<>(
                speed, (slider, now) -> slider.setValue(Math.log(now.doubleValue()))));
    speed.setAccessibleText(Messages.text("card.speed"));
    speed.getStyleClass().add("step-speed");
    Label name = new Label();
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("card.speed-of", player.speed().get()), player.speed()));
    name.getStyleClass().add("muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    FlowPane parts =
        new FlowPane(together(title, count), scopes(), controls, together(name, speed));
    parts.getStyleClass().add("step-parts");
    HBox.setHgrow(parts, Priority.ALWAYS);
    HBox line = new HBox(parts, closer(commands));
    line.getStyleClass().add("step-line-box");
    StepPictures shown = new StepPictures(new WidgetStyle(shell.colours().get(), shell.em().get()));
    pictures = shown;
    VBox box = new VBox(line, shown);
    box.getStyleClass().addAll("surface", "step-bar");
    box.setId("step-bar");
    bar = box;
    shell.bottom().add(box);
  }

  private static void showRunning(ButtonBase button, boolean running) {
    button.setGraphic(new FontIcon(running ? "fth-pause" : "fth-play"));
  }

  private static HBox together(Node... nodes) {
    HBox box = new HBox(nodes);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("step-line-box");
    return box;
  }

  private static ButtonBase closer(Commands commands) {
    ButtonBase button = Buttons.icon(commands.get("card.steps"));
    button.getStyleClass().add("flat");
    return button;
  }

  private HBox scopes() {
    HBox segments = new HBox();
    segments.getStyleClass().add("segments");
    segments.setMinWidth(Region.USE_PREF_SIZE);
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    for (StepPlayer.Scope scope : StepPlayer.Scope.values()) {
      ToggleButton button = new ToggleButton(Messages.text(scope.key()));
      button.setId("step-" + scope);
      button.getStyleClass().add("segment");
      button.setSelected(scope == StepPlayer.Scope.MAP);
      player
          .step()
          .addListener(
              new WeakListeners<>(
                  button, (toggle, now) -> toggle.setSelected(player.scope() == scope)));
      button.setOnAction(event -> begin(scope));
      segments.getChildren().add(button);
    }
    return segments;
  }

  private void stepped() {
    ComputationStep step = player.step().get();
    Model model = workspace.model().get();
    FramePainter painter = workspace.painter().get();
    if (step == null || model == null || painter == null) {
      return;
    }
    Neuron focus = model.spec().layer(step.layer()).shape().neuron(step.layer(), step.focus());
    channel = focus.channel();
    marker.spotlight().set(new NeuronMarker.Spotlight(focus));
    overlay.showValues(StepScene.of(model.spec(), player, step, painter));
    show();
  }

  private void show() {
    ComputationStep step = player.step().get();
    LiveFrame frame = workspace.frame().get();
    Model model = workspace.model().get();
    StepPictures shown = pictures;
    if (step == null || frame == null || model == null || shown == null) {
      return;
    }
    NetworkSpec spec = model.spec();
    Neuron focus = spec.layer(step.layer()).shape().neuron(step.layer(), step.focus());
    NeuronInputs subject = NeuronInputs.of(spec, model.weights(), focus);
    Arithmetic now = Arithmetic.of(subject, frame.activations(), 0, frame.request().held());
    NeuronColours colours =
        NeuronColours.of(subject, workspace.settings().colours(), layer -> scale(frame, layer));
    title.setText(NeuronNames.name(spec, focus));
    Shape shape = spec.layer(step.layer()).shape();
    reserve(title, NeuronNames.name(spec, shape.neuron(step.layer(), shape.size() - 1)));
    ComputationStep first = player.first();
    ComputationStep last = player.last();
    boolean one = first.layer() == last.layer();
    int from = one ? first.from() : 0;
    int all = one ? last.until() - from : spec.layer(step.layer()).shape().size();
    count.setText(
        Messages.text("card.step-count", String.valueOf(step.until() - from), String.valueOf(all)));
    reserve(count, Messages.text("card.step-count", String.valueOf(all), String.valueOf(all)));
    shown.show(
        now,
        frame.activations().after(step.layer()),
        step.until(),
        scale(frame, step.layer()),
        colours);
  }

  /** Buttons to the right of a text that changes must not move away from under the pointer. */
  private static void reserve(Label label, String longest) {
    // The first step comes before the style sheet has given the label its typeface.
    String measuredFor = longest + label.getFont();
    if (!measuredFor.equals(label.getUserData())) {
      label.setUserData(measuredFor);
      Text measured = new Text(longest);
      measured.setFont(label.getFont());
      label.setMinWidth(Math.ceil(measured.getLayoutBounds().getWidth()) + 1);
    }
  }

  /** The layer's own scale also where it shows other numbers at this moment. */
  private ColourScale scale(LiveFrame frame, int layer) {
    return frame.colours().scale(layer);
  }
}

package io.github.convoscope.ui.steps;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.Nodes;
import io.github.convoscope.ui.neuron.Segments;
import io.github.convoscope.ui.neuron.SpeedSlider;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the bar of step mode: the controls, the step's neuron as numbers and, where there is room,
 * as pictures. JavaFX thread.
 */
final class StepBar extends Pane {
  /** The controls stand beside the pictures if they have so much room there. */
  private static final double CONTROLS_EMS = 24;

  /** Most width of the title and the numbers: the cross has room beside it in the column too. */
  private static final double TITLE_EMS = 17;

  private static final List<String> CONTROLS =
      List.of("steps.restart", "steps.next", "steps.run", "steps.skip-map", "steps.skip-layer");

  private final StepPlayer player;
  private final Workspace workspace;
  private final UserSettings settings;
  private final Label title = new Label();
  private final Label count = new Label();
  private final StepNumbers numbers = new StepNumbers();
  private final StepPictures pictures;
  private final HBox line;
  private final ObservableValue<Number> em;

  /**
   * A bar that shows no step yet.
   *
   * @param begin begins with another scope
   */
  StepBar(Shell shell, StepPlayer player, Consumer<StepPlayer.Scope> begin) {
    this.player = player;
    workspace = shell.workspace();
    settings = workspace.settings();
    em = shell.em();
    Commands commands = shell.commands();
    title.getStyleClass().add("step-title");
    title.setWrapText(true);
    title.maxWidthProperty().bind(shell.em().multiply(TITLE_EMS));
    numbers.prefWidthProperty().bind(shell.em().multiply(TITLE_EMS));
    count.getStyleClass().add("muted");
    Segments<StepPlayer.Scope> scopes =
        new Segments<>(
            List.of(StepPlayer.Scope.values()),
            scope -> Messages.text("steps.scope-" + scope.name().toLowerCase(Locale.ROOT)),
            player.scope(),
            begin);
    scopes.setMinWidth(Region.USE_PREF_SIZE);
    scopes.setMaxHeight(Region.USE_PREF_SIZE);
    FlowPane parts = new FlowPane(title, numbers, scopes, count, controls(commands), speed());
    parts.getStyleClass().add("step-parts");
    HBox.setHgrow(parts, Priority.ALWAYS);
    ButtonBase close = Buttons.icon(commands.get("steps.show"));
    close.getStyleClass().add("flat");
    line = new HBox(parts, close);
    line.getStyleClass().add("step-line-box");
    pictures = new StepPictures(WidgetStyle.of(shell), NeuronView.of(shell.workspace()));
    getChildren().addAll(line, pictures);
    getStyleClass().addAll("surface", "step-bar");
    setId("step-bar");
  }

  /** Room between the parts of the bar. */
  private double gap() {
    return Math.round(em.getValue().doubleValue() / 2);
  }

  private boolean sideBySide(double inner) {
    double controls = CONTROLS_EMS * em.getValue().doubleValue();
    return inner >= pictures.prefWidth(-1) + gap() + controls;
  }

  private double inner(double width) {
    return width - getInsets().getLeft() - getInsets().getRight();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** A narrow bar wraps. */
  @Override
  protected double computeMinWidth(double height) {
    return CONTROLS_EMS * em.getValue().doubleValue() / 2;
  }

  /** Without the pictures, which are left out where they have no room. */
  @Override
  protected double computeMinHeight(double width) {
    return Math.ceil(
        line.prefHeight(inner(width)) + getInsets().getTop() + getInsets().getBottom());
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = inner(width);
    double around = getInsets().getTop() + getInsets().getBottom();
    double shown = pictures.prefHeight(inner);
    return Math.ceil(
        around
            + (sideBySide(inner)
                ? Math.max(shown, line.prefHeight(inner - pictures.prefWidth(-1) - gap()))
                : line.prefHeight(inner) + gap() + shown));
  }

  @Override
  protected void layoutChildren() {
    double inner = inner(getWidth());
    double x = getInsets().getLeft();
    double y = getInsets().getTop();
    boolean room = getHeight() >= prefHeight(getWidth()) - 1;
    pictures.setVisible(room);
    if (room && sideBySide(inner)) {
      double shown = pictures.prefWidth(-1);
      double beside = inner - shown - gap();
      double high = getHeight() - y - getInsets().getBottom();
      pictures.resizeRelocate(x, y, shown, high);
      line.resizeRelocate(x + shown + gap(), y, beside, high);
    } else {
      double high = line.prefHeight(inner);
      line.resizeRelocate(x, y, inner, high);
      pictures.resizeRelocate(x, y + high + gap(), inner, pictures.prefHeight(inner));
    }
  }

  private HBox controls(Commands commands) {
    HBox controls = new HBox();
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.getStyleClass().add("tools");
    for (String id : CONTROLS) {
      ButtonBase button = Buttons.icon(commands.get(id));
      if (id.equals("steps.run")) {
        player
            .running()
            .when(Nodes.inScene(button))
            .subscribe(
                running -> button.setGraphic(new FontIcon(running ? "fth-pause" : "fth-play")));
      }
      controls.getChildren().add(button);
    }
    return controls;
  }

  private HBox speed() {
    SpeedSlider speed =
        new SpeedSlider(
            player.speed(),
            StepPlayer.SLOWEST,
            StepPlayer.QUICKEST,
            now -> Messages.text("steps.speed-of", now),
            Messages.text("steps.speed"));
    speed.slider().getStyleClass().add("step-speed");
    speed.getStyleClass().add("step-line-box");
    return speed;
  }

  /** Shows a step of a frame. */
  void show(Model model, LiveFrame frame, ComputationStep step) {
    NetworkSpec spec = model.spec();
    Shape shape = spec.layer(step.layer()).shape();
    Neuron focus = shape.neuron(step.layer(), step.focus());
    NeuronInputs inputs = NeuronInputs.of(spec, model.weights(), focus);
    Arithmetic now = Arithmetic.of(inputs, frame.activations(), 0, frame.request().clamped());
    // The layer's own scale, although the scene shows other values there.
    NeuronColours colours = NeuronColours.of(inputs, settings.colours(), frame.colours()::scale);
    title.setText(NeuronNames.name(spec, focus));
    reserve(title, NeuronNames.name(spec, shape.neuron(step.layer(), shape.size() - 1)));
    ComputationStep first = player.first();
    ComputationStep last = player.last();
    boolean oneLayer = first.layer() == last.layer();
    int from = oneLayer ? first.from() : 0;
    int all = oneLayer ? last.until() - from : shape.size();
    boolean pinned = workspace.pins().contains(focus);
    count.setText(
        Messages.text(
            pinned ? "steps.count-pinned" : "steps.count",
            String.valueOf(step.until() - from),
            String.valueOf(all)));
    reserve(count, Messages.text("steps.count-pinned", String.valueOf(all), String.valueOf(all)));
    numbers.show(now);
    pictures.show(
        now,
        frame.activations().after(step.layer()),
        step.until(),
        frame.colours().scale(step.layer()),
        colours);
  }

  /** Gives a label room for its longest text, so that the buttons beside it do not move. */
  private static void reserve(Label label, String longest) {
    if (!longest.equals(label.getUserData())) {
      label.setUserData(longest);
      // At the first step the style sheet has not given the label its font yet.
      label.applyCss();
      Text measured = new Text(longest);
      measured.setFont(label.getFont());
      double needed = Math.ceil(measured.getLayoutBounds().getWidth()) + 1;
      // A title that is too long wraps.
      double most = label.getMaxWidth() > 0 ? label.getMaxWidth() : needed;
      label.setMinWidth(Math.min(needed, most));
    }
  }
}

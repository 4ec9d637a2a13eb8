package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the page of the atlas with its tabs. JavaFX thread. */
final class AtlasPage {
  private final Shell shell;
  private final AtlasState state;
  private final ImagesInScene inScene;
  private final ObjectProperty<@Nullable UnitTarget> unit = new SimpleObjectProperty<>();
  private final Map<AtlasTab, AtlasTabView> views = new EnumMap<>(AtlasTab.class);
  private final Map<AtlasTab, ToggleButton> tabs = new EnumMap<>(AtlasTab.class);
  private final ScrollPane scroll = new ScrollPane();
  private final Page page;
  private AtlasTab current = AtlasTab.OVERVIEW;

  AtlasPage(Shell shell, AtlasState state) {
    inScene = new ImagesInScene(shell);
    this.shell = shell;
    this.state = state;
    ToggleGroup group = new ToggleGroup();
    HBox bar = new HBox(2);
    bar.getStyleClass().add("atlas-tabs");
    for (AtlasTab each : AtlasTab.values()) {
      ToggleButton tab = new ToggleButton(each.text());
      tab.setId("atlas-tab-" + each.ordinal());
      tab.getStyleClass().add("atlas-tab");
      tab.setToggleGroup(group);
      tab.setOnAction(event -> go(each));
      tabs.put(each, tab);
      bar.getChildren().add(tab);
    }
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = new VBox(8, bar, scroll);
    page = new Page("atlas", Messages.text("atlas.title"), content, this::hide);
    state.atlas().addListener(changed -> refresh());
    state.building().addListener(changed -> refresh());
    shell
        .workspace()
        .model()
        .addListener(
            changed -> {
              unit.set(null);
              refresh();
            });
  }

  /** Opens a tab, or closes the page where it is shown already. */
  void toggle(AtlasTab tab) {
    if (isOpen() && current == tab) {
      shell.host().closePage();
    } else {
      open(tab);
    }
  }

  /** Opens the tab of the unit of the selected neuron. */
  void openChosen() {
    takeChosen();
    open(AtlasTab.UNIT);
  }

  private void takeChosen() {
    Neuron chosen = shell.workspace().chosen().get();
    Model model = shell.workspace().model().get();
    if (chosen != null && chosen.layer() > 0) {
      unit.set(UnitTarget.unit(chosen.layer(), chosen.channel()));
    } else if (unit.get() == null && model != null) {
      unit.set(UnitTarget.unit(model.spec().output().index(), 0));
      takeAnswer();
    }
  }

  /** Takes the class that the network answers. */
  private void takeAnswer() {
    LiveFrame frame = shell.workspace().frame().get();
    if (frame != null && frame.answered()) {
      unit.set(UnitTarget.unit(frame.spec().output().index(), frame.answer()));
    }
  }

  /**
   * Shows in the scene how an image is found: the one of the open tab, else that of the unit of the
   * selected neuron, or of the network's answer. Ends it where it is shown already.
   */
  void toggleInScene() {
    if (inScene.end() || shell.workspace().model().get() == null) {
      return;
    }
    if (!isOpen() || current != AtlasTab.WATCH) {
      takeAnswer();
      takeChosen();
      state.load();
      hide();
      current = AtlasTab.WATCH;
      view(current).show();
    }
    ((WatchTab) view(AtlasTab.WATCH)).showInScene();
  }

  /** Opens the tab of a unit. */
  void openUnit(UnitTarget target) {
    unit.set(target);
    go(AtlasTab.UNIT);
  }

  /** The unit that the tabs show; the first class until one is chosen. */
  UnitTarget unit(NetworkSpec spec) {
    UnitTarget chosen = unit.get();
    return chosen == null ? UnitTarget.unit(spec.output().index(), 0) : chosen;
  }

  /** Changes to a tab. */
  void go(AtlasTab next) {
    hide();
    current = next;
    tabs.forEach((each, tab) -> tab.setSelected(each == next));
    AtlasTabView view = view(next);
    scroll.setContent(view.node());
    scroll.setVvalue(0);
    view.show();
  }

  private void open(AtlasTab tab) {
    state.load();
    if (!isOpen()) {
      shell.host().open(page);
    }
    go(tab);
  }

  private AtlasTabView view(AtlasTab tab) {
    return views.computeIfAbsent(
        tab,
        each ->
            switch (each) {
              case OVERVIEW -> new OverviewTab(shell, state, this);
              case UNIT -> new UnitTab(shell, state, this);
              case WATCH -> new WatchTab(shell, state, this, inScene);
              case MIX -> new MixTab(shell, state, this, inScene);
              case HIERARCHY -> new HierarchyTab(shell, state, this);
            });
  }

  private boolean isOpen() {
    return shell.host().page().get() == page;
  }

  private void refresh() {
    if (isOpen()) {
      state.load();
      view(current).show();
    }
  }

  private void hide() {
    AtlasTabView view = views.get(current);
    if (view != null) {
      view.hide();
    }
  }
}

package io.github.convoscope.training;

/**
 * What a {@link TrainingLoop} must know.
 *
 * @param text all settings that determine the network but the number of epochs
 * @param seed seed of all random numbers
 * @param epochs number of epochs
 * @param batch number of examples in a step
 * @param average decay of the running mean of the parameters, for each step
 * @param saveSteps number of steps after which a checkpoint is written within an epoch, 0 for none;
 *     only for trainers that draw no random numbers
 * @param schedule the learning rate
 */
record LoopSettings(
    String text,
    long seed,
    int epochs,
    int batch,
    double average,
    int saveSteps,
    RateSchedule schedule) {}
